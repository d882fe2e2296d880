import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { judgeAddress } from "./address";
import { Body } from "./answer";
import { AddressRefused } from "./checked-lookup";
import type { Stage } from "./failure-words";

export type Exchange = {
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
  agent: http.Agent;
  lookup: LookupFunction;
  allowLoopback: boolean;
  /** Ends it at once, with its reason as the failure. */
  signal: AbortSignal;
};

export type Exchanged = {
  stage: Stage;
  status: number | null;
  headers: IncomingHttpHeaders;
  answer: string | null;
  /** Null when the answer came to its end, or as far as we read. */
  failure: Error | null;
  /** Whether it went over a connection that an earlier post had opened. */
  reused: boolean;
};

/** Headers, then what a slow network needs until another of the host's addresses is tried. */
const LIMITS = { maxHeaderSize: 16 * 1024, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000 };

/**
 * One request and its answer, over a connection whose far end is checked again before anything is sent on it.
 * @throws when a header cannot be sent
 */
export function exchange({
  url,
  headers,
  body,
  agent,
  lookup,
  allowLoopback,
  signal,
}: Exchange): Promise<Exchanged> {
  return new Promise((settle) => {
    const secure = url.protocol === "https:";
    const content = new Body();
    let stage: Stage = isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0 ? "resolving" : "connecting";
    let answered: IncomingMessage | null = null;

    const request = (secure ? https : http).request(url, {
      ...LIMITS,
      method: "POST",
      headers,
      agent,
      lookup,
      rejectUnauthorized: true,
    });

    /** The first call counts; whatever the connection says afterwards is of no interest. */
    function end(failure: Error | null): void {
      signal.removeEventListener("abort", cut);
      // What came together with the failure is told all the same.
      answered?.read();
      settle({
        stage,
        status: answered?.statusCode ?? null,
        headers: answered?.headers ?? {},
        answer: answered && content.text(),
        failure,
        reused: request.reusedSocket,
      });
    }
    function drop(failure: Error | null): void {
      end(failure);
      request.destroy();
    }
    function cut(): void {
      drop(signal.reason);
    }
    signal.addEventListener("abort", cut, { once: true });

    request.on("error", drop);
    // An answer that switches to a protocol nobody asked for.
    request.on("upgrade", (response, socket) => {
      answered = response;
      socket.destroy();
    });
    // After an upgrade, and should a connection ever end without a word of why.
    request.on("close", () => end(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
    request.on("socket", (socket) => {
      function check(): boolean {
        const { remoteAddress } = socket;
        const fault = remoteAddress === undefined ? null : judgeAddress(remoteAddress, { allowLoopback });
        if (fault) drop(new AddressRefused(`The connection led elsewhere: ${fault}.`));
        return remoteAddress !== undefined && fault === null;
      }
      function send(): void {
        stage = "waiting";
        request.end(body);
      }
      if (request.reusedSocket) {
        if (check()) send();
        else socket.destroy();
        return;
      }
      socket.once("lookup", () => {
        stage = "connecting";
      });
      // Before TLS says its first word.
      socket.prependOnceListener("connect", () => {
        if (secure) stage = "securing";
        if (!check()) socket.destroy();
        else if (!secure) send();
      });
      // Nothing of ours goes out before the certificate is verified.
      if (secure) socket.once("secureConnect", send);
    });
    request.on("response", (response) => {
      stage = "reading";
      answered = response;
      response.on("data", (chunk: Buffer) => {
        if (!content.take(chunk)) drop(null);
      });
      response.on("end", () => end(null));
      response.on("error", drop);
    });
  });
}
