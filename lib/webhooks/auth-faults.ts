import { validateHeaderValue } from "node:http";
import type { z } from "zod";
import { type EndpointAuth, isRefusedHeader } from "@/lib/outbox/authorize";

type AuthType = EndpointAuth["type"];
type Wire = { wh_auth_type?: AuthType | undefined; wh_auth_data?: Record<string, string> | undefined };

const FIELDS: Record<AuthType, { needed: string[]; optional: string[] }> = {
  none: { needed: [], optional: [] },
  bearer: { needed: ["token"], optional: [] },
  basic: { needed: ["username", "password"], optional: [] },
  api_key: { needed: ["key"], optional: ["header"] },
  custom_header: { needed: ["name", "value"], optional: [] },
};

/** Of those, what anybody may see. */
const SHOWN = ["username", "header", "name"];

/** Says what is wrong with the way in which an endpoint wants to know us, at its field. */
export function authFaults(
  { wh_auth_type: type, wh_auth_data: data }: Wire,
  check: z.core.$RefinementCtx,
): void {
  const fault = (field: string, message: string) =>
    check.addIssue({ code: "custom", path: field ? ["wh_auth_data", field] : ["wh_auth_data"], message });
  if (type === undefined) {
    if (data !== undefined)
      check.addIssue({ code: "custom", path: ["wh_auth_type"], message: "must come with wh_auth_data" });
    return;
  }
  const { needed, optional } = FIELDS[type];
  const given = data ?? {};
  for (const field of needed) if (!given[field]) fault(field, `is needed for the type ${type}`);
  for (const field of Object.keys(given))
    if (![...needed, ...optional].includes(field)) fault(field, `is not known for the type ${type}`);
  for (const field of ["header", "name"])
    if (given[field] !== undefined && isRefusedHeader(given[field]))
      fault(field, "must be the name of a header that neither HTTP nor Edge uses itself");
  for (const field of ["token", "key", "value"])
    if (given[field] !== undefined && !isHeaderValue(given[field]))
      fault(field, "must be text that a header can carry");
  if (given.username?.includes(":")) fault("username", "must be without a colon");
}

function isHeaderValue(text: string): boolean {
  try {
    validateHeaderValue("x", text);
    return text.trim() === text;
  } catch {
    return false;
  }
}

/** What passed `authFaults`, as it is kept. */
export function toAuth({ wh_auth_type: type = "none", wh_auth_data: data = {} }: Wire): EndpointAuth {
  return { type, ...data } as EndpointAuth;
}

/** The part that is no secret. */
export function shownAuth(auth: EndpointAuth): Record<string, string> {
  return Object.fromEntries(Object.entries(auth).filter(([field]) => SHOWN.includes(field)));
}
