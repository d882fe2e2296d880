import { expect, it } from "vitest";
import { judgeEndpointUrl } from "./endpoint-url";

const judge = (url: string, allowLoopback = false) => {
  const judged = judgeEndpointUrl(url, { allowLoopback });
  return judged.ok ? judged.url : `! ${judged.message}`;
};

const long = (length: number) => `https://example.com/${"a".repeat(length - "https://example.com/".length)}`;

it("keeps a public https URL in its normal form", () => {
  const kept = {
    "https://example.com": "https://example.com/",
    " HTTPS://Hooks.Example.com:443/a/../b?x=1&y=%20 ": "https://hooks.example.com/b?x=1&y=%20",
    "https://example.com:8443/hook": "https://example.com:8443/hook",
    "https://bücher.example/ü": "https://xn--bcher-kva.example/%C3%BC",
    "https://a_b.example.com/": "https://a_b.example.com/",
    "https://8.8.8.8/x": "https://8.8.8.8/x",
    "https://0x08080808/": "https://8.8.8.8/",
    "https://[2606:4700:4700:0::1111]/": "https://[2606:4700:4700::1111]/",
    "https://@example.com/": "https://example.com/",
    "https://mylocalhost.com/": "https://mylocalhost.com/",
    [long(2000)]: long(2000),
  };
  expect(Object.fromEntries(Object.keys(kept).map((url) => [url, judge(url)]))).toEqual(kept);
});

const REFUSED: Record<string, string[]> = {
  "not a URL": [
    "",
    "example.com",
    "https://",
    "//example.com/x",
    "https://exa<mple.com",
    "https://1.2.3.256/",
  ],
  "begin with https://": [
    "http://example.com/",
    "http://8.8.8.8/",
    "ftp://example.com/",
    "javascript:alert(1)",
    "file:///etc/passwd",
  ],
  "space or a line break": [
    "https://exa mple.com/",
    "https://example.com/a\nb",
    "https://exam\tple.com/",
    "https://a.com/\u0000",
  ],
  "user name or password": [
    "https://user:pass@example.com/",
    "https://user@example.com/",
    "https://:pass@example.com/",
  ],
  fragment: ["https://example.com/#part", "https://example.com/#"],
  "Port 0": ["https://example.com:0/", "https://8.8.8.8:0/"],
  "longer than 2000": [long(2001), `https://example.com/${"ü".repeat(400)}`],
  "private address": [
    ...["https://10.0.0.5/", "https://192.168.1.1:8443/x", "https://0xa.0x0.0x0.0x5/", "https://012.0.0.5/"],
    ...[
      "https://167772165/",
      "https://10.5/",
      "https://0xa000005/",
      "https://[fd00::1]/",
      "https://10.0.0.5./",
    ],
    "https://１０.０.０.５/",
  ],
  "loopback address": [
    ...[
      "https://127.0.0.1/",
      "https://127.1/",
      "https://2130706433/",
      "https://0x7f000001/",
      "https://0177.0.0.1/",
    ],
    ...[
      "https://017700000001/",
      "https://[::1]/",
      "https://[0:0:0:0:0:0:0:1]/",
      "http://127.0.0.1/",
      "https://127.0.0.1./",
    ],
    ...["https:\\\\127.0.0.1\\", "https:127.0.0.1", "https://①②⑦.0.0.1/"],
  ],
  "unspecified address": ["https://0/", "https://0.0.0.0/", "https://[::]/"],
  "metadata address": [
    "https://169.254.169.254/latest/meta-data",
    "https://0xa9fea9fe/",
    "https://[fd00:ec2::254]/",
  ],
  "written as IPv6": ["https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::ffff:8.8.8.8]/"],
  "translated IPv4": ["https://[64:ff9b::10.0.0.1]/"],
  "reserved address": ["https://[::127.0.0.1]/", "https://255.255.255.254/", "https://192.0.2.1/"],
  "dot at the end": [
    "https://example.com./",
    "https://localhost./",
    "https://a.localhost./",
    "https://x.internal./",
  ],
  "local network": [
    ...["https://localhost/", "https://LOCALHOST:3000/", "https://a.localhost/", "https://printer.local/"],
    ...[
      "https://metadata.google.internal/",
      "https://nas.home.arpa/",
      "https://home.arpa/",
      "https://intranet/",
    ],
    "https://ｌｏｃａｌｈｏｓｔ/",
  ],
  "not a host name": [
    "https://a..example.com/",
    "https://-a.example.com/",
    `https://${"a".repeat(64)}.com/`,
    `https://${"a.".repeat(126)}com/`,
    "https://a$b.com/",
  ],
};

it.each(Object.entries(REFUSED))("refuses with a sentence about: %s", (words, urls) => {
  const answers = urls.map((url) => [url, judge(url)]);
  expect(answers.filter(([, answer]) => !answer?.startsWith("!") || !answer.includes(words))).toEqual([]);
});

it("lets the machine itself through where receivers may run on it, by http too, and nothing else", () => {
  expect(judge("http://localhost:4000/hook", true)).toBe("http://localhost:4000/hook");
  expect(judge("https://localhost/", true)).toBe("https://localhost/");
  expect(judge("http://127.1:4000", true)).toBe("http://127.0.0.1:4000/");
  expect(judge("http://[::1]:4000/", true)).toBe("http://[::1]:4000/");
  const others = Object.entries(REFUSED)
    .filter(([words]) => words !== "loopback address")
    .flatMap(([, urls]) => urls)
    .filter((url) => !/^https:..(localhost|ｌ)/i.test(url) || url.includes("localhost."));
  expect(
    others.map((url) => [url, judge(url, true)]).filter(([, answer]) => !answer?.startsWith("!")),
  ).toEqual([]);
});
