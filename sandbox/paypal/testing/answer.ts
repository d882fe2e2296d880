type Money = { currency_code: string; value: string };
type Link = { rel: string; href: string };

export type CaptureBody = {
  id: string;
  status: string;
  status_details: { reason: string };
  amount: Money;
  invoice_id: string;
};

export type RefundBody = { id: string; status: string; amount: Money; invoice_id: string };

export type EventBody = { id: string; event_type: string; resource: { id: string } };

/** Every field that a test picks out of some answer. Which of them an answer has is what the tests find out. */
export type AnswerBody = {
  id: string;
  status: string;
  name: string;
  debug_id: string;
  details: { issue: string; field: string }[];
  links: Link[];
  customer: { id: string };
  payment_source: { paypal: { payer_id: string; email_address: string; experience_context?: unknown } };
  payment_tokens: { id: string }[];
  purchase_units: { payments: { captures: CaptureBody[]; refunds: RefundBody[] } }[];
  amount: Money;
  seller_payable_breakdown: { total_refunded_amount: Money };
  items: { dispute_id: string; status: string; dispute_amount: Money }[];
  webhooks: unknown[];
  event_types: { name: string }[];
  error: string;
  events: EventBody[];
  resource: { id: string };
  count: number;
  verification_status: string;
  state: string;
  payerId: string;
  next: string;
  entries: { account: string; kind: string; amount_minor: number; currency: string }[];
};

export type Answer = { status: number; headers: Headers; body: AnswerBody };

/** The one capture of an order that was paid. */
export function captureOf(answer: Answer): CaptureBody {
  const capture = answer.body.purchase_units[0]?.payments.captures[0];
  if (!capture) throw new Error(`no capture in ${JSON.stringify(answer.body)}`);
  return capture;
}

export const issueOf = (answer: Answer) => answer.body.details[0]?.issue;

export function linkOf(answer: Answer, rel: string): string {
  const link = answer.body.links.find((candidate) => candidate.rel === rel);
  if (!link) throw new Error(`no link ${rel} in ${JSON.stringify(answer.body.links)}`);
  return link.href;
}
