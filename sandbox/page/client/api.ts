export type Account = { provider: string; account: string; types: Record<string, number> };
export type Entry = {
  provider: string;
  account: string;
  kind: "capture" | "refund";
  ref: string;
  amount_minor: number;
  currency: string;
  at: string;
  metadata?: Record<string, string>;
  invoice_id?: string;
};
export type LoggedRequest = {
  seq: number;
  provider: string;
  account: string | null;
  method: string;
  path: string;
  idempotency_key: string | null;
  status: number;
  fault: string | null;
  request_body: unknown;
  response_body: unknown;
  at: string;
};
export type Delivery = { url: string; state: string; attempts: { status: number; error?: string }[] };
export type SandboxEvent = {
  id: string;
  provider: string;
  account: string;
  type: string;
  held: boolean;
  body: string;
  created_at: string;
  deliveries: Delivery[];
};
export type Mode = { provider?: string; account?: string; mode: string };
export type Fault = {
  id: string;
  effect: string;
  times: number;
  provider?: string;
  path?: string;
  account?: string;
};
export type Decline = { provider: string; code: string; times: number; account?: string };
export type HeldObject = { provider: string; account: string; type: string; id: string; value: unknown };

/** One call of the control API; throws the sentence that it answers with when it refuses. */
export async function control<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
  const answer = await fetch(`/_sandbox/${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
  });
  const value = (await answer.json()) as T & { error?: string | { message: string } };
  if (answer.ok) return value;
  const { error } = value;
  throw new Error(typeof error === "object" ? error.message : (error ?? `It answered ${answer.status}.`));
}
