import { STATUS_CODES } from "node:http";
import { AddressRefused, NameUnresolved } from "./checked-lookup";
import type { Failure } from "./posted";

/** How far a post had come. */
export type Stage = "resolving" | "connecting" | "securing" | "waiting" | "reading";

/** We ended the post ourselves. */
export class Cut extends Error {
  constructor(readonly outcome: "timed_out" | "interrupted") {
    super(outcome);
  }
}

const LATE: Record<Stage, string> = {
  resolving: "DNS did not answer",
  connecting: "No connection was made",
  securing: "The TLS handshake did not end",
  waiting: "No answer came",
  reading: "The answer did not end",
};

const DNS: Record<string, string> = {
  ENOTFOUND: "is not known to DNS: check its spelling",
  ENODATA: "has no address in DNS",
  EAI_AGAIN: "could not be looked up: its DNS servers do not answer",
};

const CONNECTION: Record<string, string> = {
  ECONNREFUSED: "The connection was refused: nothing listens there.",
  ECONNRESET: "The connection was closed without an answer.",
  EPIPE: "The connection was closed without an answer.",
  ETIMEDOUT: "No connection was made: the host does not answer.",
  EHOSTUNREACH: "The host cannot be reached from here.",
  ENETUNREACH: "The host's network cannot be reached from here.",
};

const TLS: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is from an authority that is not publicly trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its certificate chain is incomplete: the intermediate certificates must be sent too",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is from an authority that is not publicly trusted",
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host name",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS at this port",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "it asks for a client certificate, which is not supported",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "it speaks only outdated versions of TLS: 1.2 or later is needed",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "it speaks only outdated versions of TLS: 1.2 or later is needed",
  ECONNRESET: "it closed the connection during the handshake",
};

/** What an error of `node:http` comes to; `stage` is where it happened. Never the error's own text, which may tell of us. */
export function toFailure(error: Error, stage: Stage, timeoutMs: number): Failure {
  if (error instanceof Cut) {
    if (error.outcome === "interrupted") {
      return { outcome: "interrupted", error: "The post was interrupted: whether it arrived is not known." };
    }
    return { outcome: "timed_out", error: `${LATE[stage]} within ${timeoutMs / 1000} s.` };
  }
  if (error instanceof AddressRefused) return { outcome: "address_refused", error: error.message };
  if (error instanceof NameUnresolved) {
    const words = DNS[error.code] ?? `could not be looked up (${error.code})`;
    return { outcome: "unreachable", error: `${error.hostname} ${words}.` };
  }
  const code = "code" in error ? String(error.code) : "unknown";
  if (stage === "securing" || /^ERR_(SSL|TLS)_|^EPROTO$/.test(code)) {
    return { outcome: "tls_error", error: `No secure connection: ${TLS[code] ?? `TLS failed (${code})`}.` };
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return { outcome: "http_error", error: "The answer's headers are longer than 16 KiB." };
  }
  if (code.startsWith("HPE_")) return { outcome: "http_error", error: `The answer is not HTTP (${code}).` };
  if (code === "ERR_INVALID_CHAR" || code === "ERR_INVALID_HTTP_TOKEN") {
    return {
      outcome: "unreachable",
      error: "Nothing was sent: the endpoint's authentication holds characters that a header cannot carry.",
    };
  }
  return { outcome: "unreachable", error: CONNECTION[code] ?? `The connection failed (${code}).` };
}

/** What a status comes to; null for 2xx. */
export function judgeStatus(status: number, location: string | undefined): Failure | null {
  if (status >= 200 && status < 300) return null;
  const answered = `Answered ${[status, STATUS_CODES[status]].filter(Boolean).join(" ")}`;
  if (status < 300 || status >= 400) return { outcome: "http_error", error: `${answered}; only 2xx counts.` };
  const where = location ? `, to ${location.slice(0, 200)}` : "";
  return { outcome: "redirected", error: `${answered}${where}; redirects are not followed.` };
}
