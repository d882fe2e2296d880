/** What a session is about: where PayPal asks the payer, and how it is known on the way back. */
export type Subject<N extends string> = {
  /** The field that carries its id in the page's own code. */
  name: N;
  pageOf: (id: string) => string;
  /** Path that tells how it stands. */
  standing: (id: string) => string;
  agreed: string[];
  /** The id in the address of a page that PayPal led back to. */
  returned: (query: URLSearchParams) => string | undefined;
  /** The error's code when it does not exist. */
  unknown: string;
};

export const SETUP_TOKEN: Subject<"vaultSetupToken"> = {
  name: "vaultSetupToken",
  pageOf: (id) => `/paypal/approve/${encodeURIComponent(id)}`,
  standing: (id) => `/paypal/sdk/setup-tokens/${encodeURIComponent(id)}`,
  agreed: ["APPROVED", "VAULTED"],
  returned: (query) => query.get("approval_token_id") ?? undefined,
  unknown: "ERR_INVALID_SETUP_TOKEN",
};

const ORDER_ID = /^[0-9A-Z]{17}$/;

export const ORDER: Subject<"orderId"> = {
  name: "orderId",
  pageOf: (id) => `/paypal/checkout/${encodeURIComponent(id)}`,
  standing: (id) => `/paypal/sdk/orders/${encodeURIComponent(id)}`,
  agreed: ["APPROVED", "COMPLETED"],
  // The merchant's own address may have a `token` of another kind.
  returned: (query) => query.getAll("token").find((value) => ORDER_ID.test(value)),
  unknown: "ERR_INVALID_ORDER",
};
