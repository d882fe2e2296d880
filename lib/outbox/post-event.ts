import http from "node:http";
import https from "node:https";
import { retryAfterMs } from "./answer";
import { checkedLookup, type Resolve, resolveBySystem, sharing } from "./checked-lookup";
import { judgeEndpointUrl } from "./endpoint-url";
import { type Exchange, type Exchanged, exchange } from "./exchange";
import { Cut, judgeStatus, toFailure } from "./failure-words";
import type { Posted } from "./posted";

type Post = {
  url: string;
  /** The signature's and the endpoint's own. */
  headers: Record<string, string>;
  body: Buffer;
  /** For DNS, connecting, TLS, sending and the whole answer together. */
  timeoutMs: number;
  allowLoopback: boolean;
  signal?: AbortSignal;
};

type Surroundings = {
  /** Who is asked for the addresses of a name. */
  resolve?: Resolve;
  /** Trusted instead of the public authorities: PEM. */
  ca?: string;
};

/** Connections wait a little for the next event to the same host; the servers that we know of drop theirs after 5 s. */
const KEPT: http.AgentOptions = { keepAlive: true, maxFreeSockets: 16, timeout: 4000, scheduling: "lifo" };

/** Beside what the endpoint sends of its own, which cannot change these, however it spells them. */
function headersOf({ headers, body }: Post): Record<string, string> {
  return {
    ...headers,
    "content-type": "application/json",
    "content-length": String(body.length),
    "user-agent": "Edge-Webhooks/1",
    accept: "*/*",
    "accept-encoding": "identity",
  };
}

/** The server closed a kept connection while the request was on its way: no fault of either. */
function missed({ failure, reused, status }: Exchanged): boolean {
  const code = failure && "code" in failure ? failure.code : null;
  return reused && status === null && (code === "ECONNRESET" || code === "EPIPE");
}

function toPosted(exchanged: Exchanged, timeoutMs: number): Omit<Posted, "latencyMs"> {
  const { failure, stage, status, headers, answer } = exchanged;
  // Once there is a status it counts, however the body ends; unless that has no end.
  const judged =
    status !== null && !(failure instanceof Cut)
      ? judgeStatus(status, headers.location)
      : failure && toFailure(failure, stage, timeoutMs);
  return {
    outcome: judged?.outcome ?? "delivered",
    error: judged?.error ?? null,
    status,
    answer,
    retryAfterMs: retryAfterMs(headers),
  };
}

const NOTHING = { status: null, answer: null, retryAfterMs: null };

/** What posts events: its connections, and who it asks for addresses. */
export function makePoster({ resolve = resolveBySystem, ca }: Surroundings = {}) {
  const shared = sharing(resolve);
  const tls = { minVersion: "TLSv1.2", ca } as const;
  const kept = { "http:": new http.Agent(KEPT), "https:": new https.Agent({ ...KEPT, ...tls }) };
  const fresh = { "http:": new http.Agent(), "https:": new https.Agent(tls) };
  const underway = new Set<AbortController>();

  async function deliver(post: Post, url: URL, signal: AbortSignal): Promise<Omit<Posted, "latencyMs">> {
    const protocol = url.protocol === "http:" ? "http:" : "https:";
    const { body, allowLoopback, timeoutMs } = post;
    const lookup = checkedLookup(shared, allowLoopback);
    const request: Exchange = {
      url,
      headers: headersOf(post),
      body,
      agent: kept[protocol],
      lookup,
      allowLoopback,
      signal,
    };
    const exchanged = await exchange(request);
    return toPosted(
      missed(exchanged) && !signal.aborted
        ? await exchange({ ...request, agent: fresh[protocol] })
        : exchanged,
      timeoutMs,
    );
  }

  /** Posts an event once, to a public address only, following nothing. Never rejects: whatever happens is its outcome. */
  async function postEvent(post: Post): Promise<Posted> {
    const started = performance.now();
    const end = (posted: Omit<Posted, "latencyMs">): Posted => ({
      ...posted,
      latencyMs: Math.round(performance.now() - started),
    });
    const judged = judgeEndpointUrl(post.url, post);
    if (!judged.ok) return end({ ...NOTHING, outcome: "address_refused", error: judged.message });

    const stop = new AbortController();
    const interrupt = () => stop.abort(new Cut("interrupted"));
    if (post.signal?.aborted) interrupt();
    post.signal?.addEventListener("abort", interrupt, { once: true });
    const deadline = setTimeout(() => stop.abort(new Cut("timed_out")), post.timeoutMs);
    underway.add(stop);
    try {
      if (stop.signal.aborted) throw stop.signal.reason;
      return end(await deliver(post, new URL(judged.url), stop.signal));
    } catch (error) {
      return end({ ...NOTHING, ...toFailure(error as Error, "connecting", post.timeoutMs) });
    } finally {
      clearTimeout(deadline);
      post.signal?.removeEventListener("abort", interrupt);
      underway.delete(stop);
    }
  }

  /** Interrupts what is under way and closes the connections that wait. */
  function closePoster(): void {
    for (const stop of underway) stop.abort(new Cut("interrupted"));
    for (const agent of [...Object.values(kept), ...Object.values(fresh)]) agent.destroy();
  }

  return { postEvent, closePoster };
}

/** The process's own. */
export const { postEvent, closePoster } = makePoster();
