export type IntentKind = "payment" | "setup";
export type IntentRef = { kind: IntentKind; id: string; path: string };

/** The intent that a client secret belongs to; undefined when it is no client secret of an intent. */
export function toIntentRef(clientSecret: string): IntentRef | undefined {
  const match = /^((pi|seti)_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(clientSecret);
  const id = match?.[1];
  if (!id) return undefined;
  return match[2] === "pi"
    ? { kind: "payment", id, path: `/v1/payment_intents/${id}` }
    : { kind: "setup", id, path: `/v1/setup_intents/${id}` };
}
