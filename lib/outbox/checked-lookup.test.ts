import { isIP } from "node:net";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Resolve } from "./checked-lookup";
import { makePoster } from "./post-event";
import { selfSigned } from "./testing/certificate";
import { listenHttps, listenTcp } from "./testing/servers";

const NAME = "hook.example";
const pair = selfSigned([NAME, "localhost", "127.0.0.1"]);
let asked = 0;
const server = await listenHttps(pair, (request, response) => {
  asked += 1;
  request.resume().on("end", () => response.end("ok"));
});
afterAll(server.close);

const posters: { closePoster(): void }[] = [];
afterEach(() => {
  for (const poster of posters.splice(0)) poster.closePoster();
});

/** A poster to whom DNS gives these answers, one after the other, and the last one ever after. */
function posterWith(...answers: (string[] | NodeJS.ErrnoException)[]) {
  let questions = 0;
  const resolve: Resolve = async () => {
    const answer = answers[Math.min(questions, answers.length - 1)] ?? [];
    questions += 1;
    if (answer instanceof Error) throw answer;
    return answer.map((address) => ({ address, family: isIP(address) }));
  };
  return open({ resolve, ca: pair.cert }, () => questions);
}

function open(surroundings: Parameters<typeof makePoster>[0], questions = () => 0) {
  const poster = makePoster(surroundings);
  posters.push(poster);
  const post = (url: string, change: { allowLoopback?: boolean; timeoutMs?: number } = {}) =>
    poster.postEvent({
      url: url.replace("PORT", String(server.port)),
      headers: { authorization: "Bearer secret" },
      body: Buffer.from("{}"),
      timeoutMs: 20_000,
      allowLoopback: true,
      ...change,
    });
  return { post, questions, closePoster: poster.closePoster };
}

describe("addresses", () => {
  it("in the URL are judged before anything else, redirected or not", async () => {
    const { post, questions } = posterWith([]);
    const seen = await Promise.all(
      [
        "https://10.0.0.5/",
        "https://0x7f.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://localhost/",
        "http://a.com/",
      ].map((url) => post(url, { allowLoopback: false })),
    );
    expect(seen.map(({ outcome }) => outcome)).toEqual(Array(5).fill("address_refused"));
    expect(seen.slice(0, 2).map(({ error }) => error)).toEqual([
      "10.0.0.5 is a private address: events are sent to public addresses only.",
      "127.0.0.1 is a loopback address: events are sent to public addresses only.",
    ]);
    expect(questions()).toBe(0);
  });

  it("are asked for once and connected to as checked: an answer that turns changes nothing", async () => {
    const { post, questions, closePoster } = posterWith(["127.0.0.1"], ["169.254.169.254"]);
    expect(await post(`https://${NAME}:PORT/`)).toMatchObject({ outcome: "delivered", answer: "ok" });
    expect(questions()).toBe(1);
    closePoster();
    const before = asked;
    expect(await post(`https://${NAME}:PORT/`)).toMatchObject({
      outcome: "address_refused",
      status: null,
      error: `${NAME} leads to an address that is not public: 169.254.169.254 is a metadata address of the cloud.`,
    });
    expect([questions(), asked]).toEqual([2, before]);
  });

  it("are refused with a name of which any address is not public", async () => {
    for (const answer of [
      ["127.0.0.1", "10.0.0.5"],
      ["fd00::1", "127.0.0.1"],
      ["::ffff:127.0.0.1"],
      ["nonsense"],
    ]) {
      expect((await posterWith(answer).post(`https://${NAME}:PORT/`)).outcome).toBe("address_refused");
    }
    const loopback = await posterWith(["8.8.8.8", "127.0.0.1"]).post(`https://${NAME}:PORT/`, {
      allowLoopback: false,
    });
    expect(loopback.error).toBe(
      `${NAME} leads to an address that is not public: 127.0.0.1 is a loopback address.`,
    );
  });

  it("are copied before they are judged: a resolver that changes its answer in our hands gains nothing", async () => {
    let read = 0;
    const turning = {
      family: 4,
      get address() {
        read += 1;
        return read === 1 ? "127.0.0.1" : "10.0.0.5";
      },
    };
    const { post } = open({ resolve: async () => [turning], ca: pair.cert });
    expect(await post(`https://${NAME}:PORT/`)).toMatchObject({ outcome: "delivered" });
  });

  it("are checked again on a connection that is there already, before anything goes over it", async () => {
    const { post, questions } = posterWith(["127.0.0.1"]);
    expect(await post(`https://${NAME}:PORT/`)).toMatchObject({ outcome: "delivered" });
    const before = asked;
    expect(await post(`https://${NAME}:PORT/`, { allowLoopback: false })).toMatchObject({
      outcome: "address_refused",
      error: "The connection led elsewhere: 127.0.0.1 is a loopback address.",
    });
    expect([questions(), asked]).toEqual([1, before]);
  });

  it("are tried in turn until one answers", async () => {
    // Nothing listens at the first.
    expect(await posterWith(["::1", "127.0.0.1"]).post(`https://${NAME}:PORT/`)).toMatchObject({
      outcome: "delivered",
    });
    const gone = await listenTcp(() => {});
    await gone.close();
    expect(await posterWith(["127.0.0.1", "::1"]).post(`https://${NAME}:${gone.port}/`)).toMatchObject({
      outcome: "unreachable",
      error: "The connection was refused: nothing listens there.",
    });
    expect(await open({ ca: pair.cert }).post("https://localhost:PORT/")).toMatchObject({
      outcome: "delivered",
    });
  });
});

describe("names", () => {
  it("without an address come to a sentence", async () => {
    const failing = (code: string) => posterWith(Object.assign(new Error("x"), { code }));
    const seen = await Promise.all([
      failing("ENOTFOUND").post("https://no.example/"),
      failing("EAI_AGAIN").post("https://no.example/"),
      posterWith([]).post("https://no.example/"),
      failing("EAI_FAIL").post("https://no.example/"),
    ]);
    expect(seen.map(({ outcome }) => outcome)).toEqual(Array(4).fill("unreachable"));
    expect(seen.map(({ error }) => error)).toEqual([
      "no.example is not known to DNS: check its spelling.",
      "no.example could not be looked up: its DNS servers do not answer.",
      "no.example has no address in DNS.",
      "no.example could not be looked up (EAI_FAIL).",
    ]);
  });

  it("are asked for once at a time, however many events wait for one", async () => {
    const waiting: (() => void)[] = [];
    const names: string[] = [];
    const { post } = open({
      ca: pair.cert,
      resolve: (hostname) => {
        names.push(hostname);
        const addresses = [{ address: "127.0.0.1", family: 4 }];
        return new Promise((resolve) => waiting.push(() => resolve(addresses)));
      },
    });
    const posts = [1, 2, 3].map(() => post(`https://${NAME}:PORT/`));
    const other = post("https://localhost:PORT/");
    await expect.poll(() => names).toEqual([NAME, "localhost"]);
    for (const answer of waiting) answer();
    for (const posted of await Promise.all([...posts, other])) expect(posted.outcome).toBe("delivered");
    expect(names).toHaveLength(2);
  });
});

describe("certificates", () => {
  it("are verified, and nothing is sent before", async () => {
    const heard: string[] = [];
    const plain = await listenTcp((socket) => {
      socket.on("data", (bytes) => heard.push(bytes.toString("latin1")));
      socket.write("220 smtp ready\r\n");
    });
    const expired = selfSigned([NAME], new Date(Date.now() - 60_000));
    const old = await listenHttps(expired, () => heard.push("asked"));
    const resolve: Resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    const before = asked;
    const seen = await Promise.all([
      open({ resolve }).post(`https://${NAME}:PORT/`),
      open({ resolve, ca: pair.cert }).post("https://other.example:PORT/"),
      open({ resolve, ca: expired.cert }).post(`https://${NAME}:${old.port}/`),
      open({ resolve }).post(`https://${NAME}:${plain.port}/`),
    ]);
    expect(seen.map(({ outcome, status, error }) => [outcome, status, error])).toEqual([
      ["tls_error", null, "No secure connection: its certificate is self-signed."],
      ["tls_error", null, "No secure connection: its certificate is for another host name."],
      ["tls_error", null, "No secure connection: its certificate has expired."],
      ["tls_error", null, "No secure connection: it does not speak TLS at this port."],
    ]);
    expect(asked).toBe(before);
    expect(heard.join()).not.toMatch(/asked|Bearer/);
    await Promise.all([old.close(), plain.close()]);
  });
});
