/** A key as the staff pages show it. Times are ISO 8601. */
export type ApiKeyView = {
  id: string;
  name: string;
  prefix: string;
  mode: "test" | "live";
  state: "active" | "expired" | "revoked";
  /** Calls per second. */
  rate: number;
  createdAt: string;
  lastUsedAt: string | null;
  /** The latest call: what was asked, and from where; null where the API log no longer has it. */
  lastCall: { action: string; address: string } | null;
  expiresAt: string | null;
  revokedAt: string | null;
};
