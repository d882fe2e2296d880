import type { Outcome, StripeError } from "./protocol";

/** How long a call may take before it counts as not reached, in milliseconds. */
const PATIENCE = 30_000;

export const UNREACHABLE: StripeError = {
  type: "api_connection_error",
  message: "The payment provider could not be reached. Check your connection and try again.",
};

const UNREADABLE: StripeError = {
  type: "api_error",
  message: "The payment provider gave an unexpected answer. Try again.",
};

/** Nested parameters in Stripe's form encoding: `a[b][c]=d`. Undefined and null are left out. */
export function toForm(parameters: Record<string, unknown>): URLSearchParams {
  const form = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner);
    } else form.append(name, String(value));
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return form;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/**
 * One call of Stripe's API with a publishable key among the parameters. Never rejects: an unreachable server is
 * `api_connection_error`, an answer that is not Stripe's JSON is `api_error`.
 */
export async function callApi<T>(
  origin: string,
  method: "GET" | "POST",
  path: string,
  parameters: Record<string, unknown>,
): Promise<Outcome<T>> {
  const form = toForm(parameters);
  let text: string;
  try {
    const response = await fetch(origin + path + (method === "GET" ? `?${form}` : ""), {
      method,
      ...(method === "POST" ? { body: form } : {}),
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch {
    return { error: UNREACHABLE };
  }
  return readAnswer<T>(text);
}

function readAnswer<T>(text: string): Outcome<T> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { error: UNREADABLE };
  }
  if (!isRecord(answer)) return { error: UNREADABLE };
  if (isRecord(answer.error)) return { error: { ...UNREADABLE, ...answer.error } };
  return typeof answer.object === "string" ? { value: answer as T } : { error: UNREADABLE };
}
