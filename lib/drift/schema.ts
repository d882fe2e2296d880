import { z } from "zod";
import { wireId } from "@/lib/wire";

const reason = z.string().trim().min(1, "Say why, for whoever reads it later.").max(500);

export const requestDriftInput = z.object({ gatewayAccountId: wireId });

export const dismissFindingInput = z.object({ id: wireId, reason });

/** `failed` is the only end that staff may give: whether money was taken, the gateway alone says. */
export const endChargeInDoubtInput = z.object({ chargeId: wireId, outcome: z.literal("failed"), reason });

export type RequestDriftInput = z.infer<typeof requestDriftInput>;
export type DismissFindingInput = z.infer<typeof dismissFindingInput>;
export type EndChargeInDoubtInput = z.infer<typeof endChargeInDoubtInput>;
