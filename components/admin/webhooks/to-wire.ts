import type { EndpointView } from "@/lib/webhooks/view";
import type { Auth } from "./auth-fields";

/** The form as it stands. */
export type Draft = {
  name: string;
  url: string;
  events: string[];
  auth: Auth;
  timeout: string;
  retries: string;
  delay: string;
};

export function draftOf(edited: EndpointView | null): Draft {
  return {
    name: edited?.name ?? "",
    url: edited?.url ?? "",
    events: edited?.eventTypes ?? ["*"],
    auth: { type: edited?.authType ?? "none", data: {} },
    timeout: String(edited?.timeoutSeconds ?? 30),
    retries: String(edited?.retryCount ?? 7),
    delay: String(edited?.retryDelaySeconds ?? 5),
  };
}

/** What is sent of it. An edited endpoint keeps its authentication where nothing new was typed. */
export function toWire(draft: Draft, edited: EndpointView | null): Record<string, unknown> {
  const { type, data } = draft.auth;
  const typed = Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
  );
  const keeps = edited !== null && edited.authType === type && Object.keys(typed).length === 0;
  return {
    ...(edited ? { wh_id: edited.id } : {}),
    wh_name: draft.name.trim(),
    wh_endpoint: draft.url.trim(),
    wh_events: draft.events,
    ...(keeps ? {} : { wh_auth_type: type, ...(type === "none" ? {} : { wh_auth_data: typed }) }),
    wh_timeout: toNumber(draft.timeout),
    wh_retry_count: toNumber(draft.retries),
    wh_retry_delay: toNumber(draft.delay),
  };
}

/** What is no number stays as it was typed, for the server to say so at its field. */
const toNumber = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text.trim());
