import type { ClientPayment, ClientSetup } from "@/lib/gateways/types";

/** Cards by what their bank does, as Stripe documents them. */
export const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  insufficient: "4000000000009995",
  asks: "4000000000003220",
  asksThenDeclines: "4000008400001629",
  asksEveryTime: "4000002760003184",
} as const;

type Intent = { status: string; id: string };

/** What Stripe.js does when the customer presses the button; the intent afterwards, or null when the card was refused. */
export async function confirmCard(
  sandboxUrl: string,
  client: ClientSetup,
  card: string = CARDS.good,
): Promise<Intent | null> {
  if (client.gateway !== "stripe") throw new Error("PayPal takes no card");
  const id = client.clientSecret.split("_secret_")[0] ?? "";
  const path = client.intent === "payment" ? "payment_intents" : "setup_intents";
  const form = new URLSearchParams({
    client_secret: client.clientSecret,
    return_url: "https://billing.example.com/return",
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": card,
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "2039",
    "payment_method_data[card][cvc]": "123",
  });
  const response = await fetch(`${sandboxUrl}/v1/${path}/${id}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${client.publishableKey}` },
    body: form,
  });
  const answer = (await response.json()) as Intent & { error?: { message: string } };
  if (response.ok) return answer;
  if (response.status === 402) return null;
  throw new Error(`Stripe answered ${response.status}: ${answer.error?.message}`);
}

/** What Stripe.js does on the pay page with another card; false when the bank refused it, or another tab had paid. */
export async function confirmPayment(
  sandboxUrl: string,
  client: ClientPayment,
  card: string = CARDS.good,
): Promise<boolean> {
  if (client.gateway !== "stripe") throw new Error("PayPal takes no card");
  const { publishableKey, clientSecret } = client;
  const form = { gateway: "stripe", publishableKey, clientSecret, intent: "payment" } as const;
  try {
    return (await confirmCard(sandboxUrl, form, card)) !== null;
  } catch (error) {
    if (error instanceof Error && error.message.includes("Stripe answered 400")) return false;
    throw error;
  }
}

/** The customer's answer to their bank. */
export async function answerBank(
  sandboxUrl: string,
  client: ClientSetup,
  answer: "complete" | "fail",
): Promise<void> {
  if (client.gateway !== "stripe") throw new Error("PayPal asks no bank");
  const id = client.clientSecret.split("_secret_")[0] ?? "";
  await fetch(`${sandboxUrl}/stripe/challenge/${id}/${answer}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_secret: client.clientSecret }),
  });
}

export type Plan = "succeed" | "decline_first" | "decline_all" | "pending_first";

/** What PayPal's window does: agrees to be charged later, with what PayPal does about the charges. */
export async function approve(
  sandboxUrl: string,
  client: ClientSetup,
  plan: Plan = "succeed",
): Promise<void> {
  await decide(sandboxUrl, client, { decision: "approve", email: "payer@example.com", plan });
}

export async function turnBack(sandboxUrl: string, client: ClientSetup): Promise<void> {
  await decide(sandboxUrl, client, { decision: "cancel" });
}

async function decide(sandboxUrl: string, client: ClientSetup, body: object): Promise<void> {
  if (client.gateway !== "paypal") throw new Error("Stripe has no such window");
  const response = await fetch(`${sandboxUrl}/paypal/approve/${client.setupToken}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`PayPal's window answered ${response.status}`);
}

/** Agrees and pays, whichever gateway it is. */
export async function pay(sandboxUrl: string, client: ClientSetup): Promise<void> {
  if (client.gateway === "paypal") await approve(sandboxUrl, client);
  else await confirmCard(sandboxUrl, client);
}
