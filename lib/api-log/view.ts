/** A call of the API as the staff pages show it. Props of components/admin/log. */
export type ApiCallLine = {
  id: string;
  /** ISO 8601. */
  at: string;
  action: string;
  /** HTTP. */
  status: number;
  errorCode: string | null;
  keyId: string;
  /** Null for a key that is older than those that are named. */
  keyName: string | null;
  customerId: string | null;
  latencyMs: number;
};

/** The same with its bodies, as they were masked before they were kept. */
export type ApiCallView = ApiCallLine & {
  /** When such an error is answered; null for a call that was not refused. */
  errorMeans: string | null;
  path: string;
  idempotencyKey: string | null;
  address: string;
  userAgent: string | null;
  request: unknown;
  response: unknown;
};
