import http from "node:http";
import https from "node:https";
import { expect, it } from "vitest";
import { AddressRefused } from "./checked-lookup";
import { exchange } from "./exchange";
import { listenTcp } from "./testing/servers";

it("says nothing, not even a TLS greeting, over a connection that led where it may not", async () => {
  const heard: Promise<number>[] = [];
  const server = await listenTcp((socket) => {
    heard.push(new Promise((resolve) => socket.on("close", () => resolve(socket.bytesRead)).resume()));
  });
  for (const [scheme, agent] of [
    ["http", new http.Agent()] as const,
    ["https", new https.Agent()] as const,
  ]) {
    const { failure, status } = await exchange({
      url: new URL(`${scheme}://hook.example:${server.port}/`),
      headers: {},
      body: Buffer.from("{}"),
      agent,
      // Unchecked: as if the check of what DNS answered had been fooled.
      lookup: (_, options, callback) => {
        const address = { address: "127.0.0.1", family: 4 };
        if (options.all) callback(null, [address]);
        else callback(null, address.address, address.family);
      },
      allowLoopback: false,
      signal: new AbortController().signal,
    });
    expect(failure).toBeInstanceOf(AddressRefused);
    expect([failure?.message, status]).toEqual([
      "The connection led elsewhere: 127.0.0.1 is a loopback address.",
      null,
    ]);
  }
  await expect.poll(() => heard).toHaveLength(2);
  expect(await Promise.all(heard)).toEqual([0, 0]);
  await server.close();
});
