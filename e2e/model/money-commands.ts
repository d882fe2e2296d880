import { expect } from "vitest";
import { isEdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { type At, type Command, command } from "./command";
import { arm, disarm, type Fault } from "./faults";
import { AMOUNT, settle } from "./model";
import { payInvoice } from "./pay-invoice";

export function payCommand(gateway: GatewayName, declines: boolean, twice: boolean): Command {
  return command(
    `pay(${gateway}, ${declines ? "declined first" : "at once"}, ${twice ? 2 : 1})`,
    async (model, world) => {
      const believed = model.enrollments.billed;
      const charge = believed.charges.find(({ status }) => status === "waiting");
      if (!charge) return;
      // Who is suspended is not let through to the gateway, where the refusal would wait for another charge.
      const how = { declines: declines && !model.suspended, twice };
      const paid = await payInvoice(world, gateway, charge.id, how);
      expect(paid).toBe(!model.suspended);
      if (paid) settle(believed, charge, "captured");
    },
  );
}

export function refundCommand(where: At, share: number, fault: Fault): Command {
  return command(`refund(${where.gateway} ${where.kind}, ${share}, ${fault})`, async (model, world) => {
    const { gateway, kind } = where;
    const charge = model.enrollments[kind].charges.find(({ status }) => status === "captured");
    if (!charge) return;
    const minor = Math.ceil(AMOUNT * share);
    const lost = fault !== "none" && fault !== "decline";
    if (lost) await arm(world, gateway, fault);
    const input = { org_id: world.shop.orgId, charge_id: charge.id, amount: minor / 100 };
    try {
      await refundCharge(world.shop.ctx, input);
      charge.refunded += minor;
      expect(charge.refunded).toBeLessThanOrEqual(charge.amount);
    } catch (error) {
      if (!isEdgeError(error)) throw error;
      const whole = charge.refunded === charge.amount;
      expect(charge.refunded + minor).toBeGreaterThan(charge.amount);
      expect(["amount_over_charge", ...(whole ? ["charge_not_captured"] : [])]).toContain(error.code);
    } finally {
      if (lost) await disarm(world);
    }
  });
}
