import { pool } from "@/lib/db";

/** A delivery that this process has taken and must finish, with what is needed to send it. */
export type Claimed = {
  orgId: string;
  endpointId: string;
  id: string;
  eventId: string;
  /** What it goes one by one with: its customer's events. Null: it goes by itself. */
  lane: string | null;
  /** Of the attempt, from 1. */
  number: number;
  step: number;
  /** The exact text that is signed and sent. */
  payload: string;
  url: string;
  secrets: Uint8Array;
  keyId: string;
  timeoutSeconds: number;
  retryCount: number;
  retryDelaySeconds: number;
};

type Row = {
  id: string;
  event_id: string;
  lane: string | null;
  number: number;
  step: number;
  payload: string;
  url: string;
  secrets: Buffer;
  key_id: string;
  timeout_seconds: number;
  retry_count: number;
  retry_delay_seconds: number;
};

/**
 * Takes up to `atMost` deliveries that are due at the endpoint; nobody else takes them until the endpoint's time-out and a
 * little is over. Nothing of one that is paused or disabled.
 */
export async function claimDeliveries(orgId: string, endpointId: string, atMost: number): Promise<Claimed[]> {
  const { rows } = await pool().query<Row>({
    name: "claim-deliveries",
    text: "select * from claim_deliveries($1, $2, $3)",
    values: [orgId, endpointId, atMost],
  });
  return rows.map((row) => ({
    orgId,
    endpointId,
    id: row.id,
    eventId: row.event_id,
    lane: row.lane,
    number: row.number,
    step: row.step,
    payload: row.payload,
    url: row.url,
    secrets: row.secrets,
    keyId: row.key_id,
    timeoutSeconds: row.timeout_seconds,
    retryCount: row.retry_count,
    retryDelaySeconds: row.retry_delay_seconds,
  }));
}
