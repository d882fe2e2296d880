import { randomInt } from "node:crypto";
import type { Core } from "@/sandbox/core/types";
import type { WireMoney } from "../amounts";

export type Dispute = {
  id: string;
  capture_id: string;
  status: "WAITING_FOR_SELLER_RESPONSE" | "RESOLVED";
  reason: string;
  amount: WireMoney;
  /** How it was decided, once it was. */
  outcome?: "RESOLVED_BUYER_FAVOUR" | "RESOLVED_SELLER_FAVOUR";
  create_time: string;
  update_time: string;
};

export const newDisputeId = () =>
  `PP-R-${randomInt(100_000, 1_000_000)}-${randomInt(10_000_000, 100_000_000)}`;

export const getDispute = (core: Core, account: string, id: string) =>
  core.store.get<Dispute>("paypal", account, "dispute", id);

export const putDispute = (core: Core, account: string, dispute: Dispute) =>
  core.store.put("paypal", account, "dispute", dispute.id, dispute);

/** Newest first. */
export const listDisputes = (core: Core, account: string) =>
  core.store.list<Dispute>("paypal", account, "dispute").map((row) => row.value);

export const openDisputeOf = (core: Core, account: string, captureId: string) =>
  listDisputes(core, account).find(
    ({ capture_id, status }) => capture_id === captureId && status !== "RESOLVED",
  );
