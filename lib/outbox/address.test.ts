import { expect, it } from "vitest";
import { judgeAddress } from "./address";

const judge = (address: string) => judgeAddress(address, { allowLoopback: false });

const PUBLIC = [
  ...["1.1.1.1", "8.8.8.8", "93.184.216.34", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0"],
  ...["126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0"],
  ...["192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"],
  ...["2606:4700:4700::1111", "2a00:1450:4001:800::200e", "2001:4860:4860::8888", "2001:db9::1", "2003::1"],
  ...["3ffe:ffff::1", "2001:200::1"],
];

const REFUSED: Record<string, string[]> = {
  "a private address": [
    ...["10.0.0.0", "10.0.0.5", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0"],
    ...["192.168.255.255", "fc00::1", "fd12:3456::1", "fdff:ffff::1", "fec0::1", "feff::1"],
  ],
  "a loopback address": ["127.0.0.1", "127.0.0.0", "127.255.255.255", "::1", "0:0:0:0:0:0:0:1"],
  "a link-local address": ["169.254.0.0", "169.254.255.255", "fe80::1", "febf::1"],
  "an unspecified address": ["0.0.0.0", "0.1.2.3", "0.255.255.255", "::", "0::0"],
  "a multicast address": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
  "a broadcast address": ["255.255.255.255"],
  "an address of a carrier's own network": ["100.64.0.0", "100.127.255.255"],
  "a metadata address of the cloud": [
    ...["169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192"],
    ...["fd00:ec2::254", "FD00:0EC2:0:0:0:0:0:254", "fd20:ce::254"],
  ],
  // Embedded IPv4, public ones too: where a translator stands, nobody says where it leads.
  "an IPv4 address written as IPv6": [
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "::FFFF:0a00:1",
    "::127.0.0.1",
  ],
  "a translated IPv4 address": [
    ...["64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b:1::10.0.0.1"],
    ...["64:ff9b:1:ffff::1", "::ffff:0:127.0.0.1"],
  ],
  "a tunnelled IPv4 address": ["2002:7f00:1::", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  "a reserved address": [
    ...["192.0.0.1", "192.0.0.170", "192.0.2.1", "198.18.0.0", "198.19.255.255", "198.51.100.7"],
    ...["203.0.113.9", "240.0.0.1", "255.255.255.254", "192.88.99.1"],
    ...["::7f00:1", "::808:808", "::2", "100::1", "100:0:0:1::1", "2001:db8::1", "2001:2::1"],
    ...[
      "2001:10::1",
      "2001:20::1",
      "2001:30::1",
      "2001:1::1",
      "3fff::1",
      "3fff:fff::1",
      "5f00::1",
      "4000::1",
    ],
    ...["1fff::1", "64:ff9c::1", "8000::1", "fe00::1", "200::1", "e000::1"],
  ],
  "bound to a network interface": ["fe80::1%eth0", "2606:4700::1%1", "::1%lo"],
  "not an IP address": ["", "example.com", "010.0.0.1", "0x7f.1", "127.1", "2130706433", "1.1.1.1 ", "[::1]"],
};

it("lets public unicast addresses through, up to the edges of what is not", () => {
  expect(PUBLIC.map((address) => [address, judge(address)])).toEqual(
    PUBLIC.map((address) => [address, null]),
  );
});

it.each(Object.entries(REFUSED))("says of what it refuses that it is %s", (kind, addresses) => {
  expect(addresses.map(judge)).toEqual(addresses.map((address) => `${address} is ${kind}`));
});

it("lets the machine itself through where receivers may run on it, and nothing else", () => {
  const here = (address: string) => judgeAddress(address, { allowLoopback: true });
  const machine = ["127.0.0.1", "127.255.0.9", "::1", "0:0:0:0:0:0:0:1"];
  expect(machine.map(here)).toEqual(machine.map(() => null));
  const others = Object.entries(REFUSED)
    .filter(([kind]) => kind !== "a loopback address")
    .flatMap(([, addresses]) => addresses);
  expect(others.filter((address) => here(address) === null)).toEqual([]);
});
