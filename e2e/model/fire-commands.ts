import { expect } from "vitest";
import type { Step } from "@/lib/step";
import { type FireAnswer, fire } from "@/lib/testing/fire";
import { type At, type Command, command } from "./command";
import { dieAt } from "./deaths";
import { arm, disarm, type Fault } from "./faults";
import { AMOUNT, inDoubt, type Model, type ModelCharge, type ModelEnrollment, settle } from "./model";
import { restart } from "./world";

/** What a fire must be answered with, before it is sent: a new charge, an earlier one, or a refusal. */
type Expected = { refusal: string } | { earlier: ModelCharge } | { fresh: true };

function expectation(model: Model, { kind }: At, trigger: string): Expected {
  const believed = model.enrollments[kind];
  const earlier = believed.byTrigger.get(trigger);
  if (earlier) return { earlier };
  if (model.suspended) return { refusal: "customer_suspended" };
  if (believed.enrollment === "paused") return { refusal: "enrollment_not_active" };
  const doubt = inDoubt(believed);
  return doubt ? { earlier: doubt } : { fresh: true };
}

function expectAnswer(answer: FireAnswer, charge: ModelCharge): void {
  const status = { captured: 200, waiting: 200, failed: charge.ending ? 409 : 402, doubt: 202 }[
    charge.status
  ];
  expect(answer).toMatchObject({ status, data: { charge_id: charge.id } });
  if (charge.code) expect(answer.code).toBe(charge.code);
}

function add(believed: ModelEnrollment, trigger: string, id: unknown, status: ModelCharge["status"]) {
  const charge: ModelCharge = { id: String(id), status, amount: AMOUNT, refunded: 0 };
  believed.charges.push(charge);
  believed.byTrigger.set(trigger, charge);
  return charge;
}

export function fireCommand(where: At, trigger: string, fault: Fault): Command {
  return command(`fire(${where.gateway} ${where.kind}, ${trigger}, ${fault})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[kind];
    const expected = expectation(model, where, trigger);
    const asks = "fresh" in expected && kind === "taken";
    if (asks) await arm(world, gateway, fault);
    const answer = await fire(world.shop, world.customer, {
      billable_item_id: world.items[kind],
      trigger_id: `${gateway}-${kind}-${trigger}`,
    });
    if (asks) await disarm(world);
    if ("refusal" in expected) expect(answer.code).toBe(expected.refusal);
    else if ("earlier" in expected) {
      expectAnswer(answer, expected.earlier);
      believed.byTrigger.set(trigger, expected.earlier);
    } else {
      const charge = add(believed, trigger, answer.data.charge_id, kind === "billed" ? "waiting" : "doubt");
      if (asks && fault === "none") settle(believed, charge, "captured");
      if (asks && fault === "decline") settle(believed, charge, "failed");
      expectAnswer(answer, charge);
    }
  });
}

export function fireTogetherCommand(where: At, triggers: string[]): Command {
  return command(`fireTogether(${where.gateway} ${where.kind}, ${triggers})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[kind];
    const before = triggers.map((trigger) => expectation(model, where, trigger));
    const answers = await Promise.all(
      triggers.map((trigger) =>
        fire(world.shop, world.customer, {
          billable_item_id: world.items[kind],
          trigger_id: `${gateway}-${kind}-${trigger}`,
        }),
      ),
    );
    for (const [index, answer] of answers.entries()) {
      const expected = before[index];
      const trigger = triggers[index] ?? "";
      if (expected && "refusal" in expected) expect(answer.code).toBe(expected.refusal);
      else if (expected && "earlier" in expected) {
        expect(answer.data.charge_id).toBe(expected.earlier.id);
        believed.byTrigger.set(trigger, expected.earlier);
      } else {
        // One of them charges; another may have found that charge in doubt, and stands for it now.
        const id = String(answer.data.charge_id);
        const same = believed.charges.find((charge) => charge.id === id);
        if (same) believed.byTrigger.set(trigger, same);
        else {
          const charge = add(believed, trigger, id, kind === "billed" ? "waiting" : "doubt");
          if (kind === "taken") settle(believed, charge, "captured");
        }
      }
    }
  });
}

export const DEATHS = [
  "fire.before_row",
  "fire.after_row",
  "fire.after_gateway",
  "fire.after_capture",
  "fire.after_invoice",
] as const satisfies Step[];

export function dyingFireCommand(where: At, trigger: string, step: (typeof DEATHS)[number]): Command {
  return command(`dyingFire(${where.gateway} ${where.kind}, ${trigger}, ${step})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[kind];
    if (!("fresh" in expectation(model, where, trigger))) return;
    await dieAt(step, () =>
      fire(world.shop, world.customer, {
        billable_item_id: world.items[kind],
        trigger_id: `${gateway}-${kind}-${trigger}`,
      }),
    );
    await restart();
    if (step === "fire.before_row") return;
    const [row] = await world.path.rows<{ charge_id: string }>(
      "select charge_id from charge_claim where org_id = $1 and key = $2",
      [world.shop.orgId, `trigger:${gateway}-${kind}-${trigger}`],
    );
    const charge = add(believed, trigger, row?.charge_id, kind === "billed" ? "waiting" : "doubt");
    const finished = step === "fire.after_capture" || step === "fire.after_invoice";
    if (kind === "taken" && finished) settle(believed, charge, "captured");
  });
}
