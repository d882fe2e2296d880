import fc from "fast-check";
import { expect } from "vitest";
import { restoreCustomer } from "@/lib/customers/restore-customer";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import { resumeEnrollment } from "@/lib/enrollments/resume-enrollment";
import { isEdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";
import { refundCharge } from "@/lib/refunds/refund-charge";
import type { Step } from "@/lib/step";
import { type FireAnswer, fire } from "@/lib/testing/fire";
import { dieAt } from "./deaths";
import {
  FAILURE_LIMIT,
  GATEWAYS,
  ITEM_KINDS,
  type ItemKind,
  inDoubt,
  type Model,
  type ModelCharge,
  type ModelEnrollment,
  settle,
} from "./model";
import { payInvoice } from "./pay-invoice";
import { compare, reconcile, restart, tell, type World } from "./world";

type Command = fc.AsyncCommand<Model, World>;

type At = { gateway: GatewayName; kind: ItemKind };

const at = fc.record({ gateway: fc.constantFrom(...GATEWAYS), kind: fc.constantFrom(...ITEM_KINDS) });

/** Every command says what it is, for a counterexample to be read. */
function command(name: string, run: (model: Model, world: World) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, world) {
      await run(model, world);
      await compare(model, world);
    },
  };
}

const AMOUNT = 20_000;

/** What the gateway does about the next charge. */
const FAULTS = ["none", "none", "none", "decline", "drop_before", "drop_after", "status_after"] as const;
type Fault = (typeof FAULTS)[number];

async function arm({ path, shop }: World, gateway: GatewayName, fault: Fault): Promise<void> {
  if (fault === "none") return;
  if (fault === "decline") {
    const code = gateway === "stripe" ? "insufficient_funds" : "INSTRUMENT_DECLINED";
    await path.declineNext(shop, gateway, code);
    return;
  }
  const call =
    gateway === "stripe" ? "^/v1/(payment_intents|refunds)$" : "^/v2/(checkout/orders|payments/.*/refund)$";
  // More than a client repeats by itself.
  await path.fault(shop, { provider: gateway, path: call, effect: fault, status: 500, body: {}, times: 20 });
}

async function disarm({ path, shop }: World): Promise<void> {
  await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
}

/** What a fire must be answered with, before it is sent: a new charge, an earlier one, or a refusal. */
type Expected = { refusal: string } | { earlier: ModelCharge } | { fresh: true };

function expectation(model: Model, { gateway, kind }: At, trigger: string): Expected {
  const believed = model.enrollments[gateway][kind];
  const earlier = believed.byTrigger.get(trigger);
  if (earlier) return { earlier };
  if (model.suspended[gateway]) return { refusal: "customer_suspended" };
  if (believed.enrollment === "paused") return { refusal: "enrollment_not_active" };
  const doubt = inDoubt(believed);
  return doubt ? { earlier: doubt } : { fresh: true };
}

function expectAnswer(answer: FireAnswer, charge: ModelCharge): void {
  const status = { captured: 200, waiting: 200, failed: 402, doubt: 202 }[charge.status];
  expect(answer).toMatchObject({ status, data: { charge_id: charge.id } });
  if (charge.code) expect(answer.code).toBe(charge.code);
}

function add(believed: ModelEnrollment, trigger: string, id: unknown, status: ModelCharge["status"]) {
  const charge: ModelCharge = { id: String(id), status, amount: AMOUNT, refunded: 0 };
  believed.charges.push(charge);
  believed.byTrigger.set(trigger, charge);
  return charge;
}

function fireCommand(where: At, trigger: string, fault: Fault): Command {
  return command(`fire(${where.gateway} ${where.kind}, ${trigger}, ${fault})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[gateway][kind];
    const expected = expectation(model, where, trigger);
    const asks = "fresh" in expected && kind === "taken";
    if (asks) await arm(world, gateway, fault);
    const answer = await fire(world.shop, world.customers[gateway], {
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

function fireTogetherCommand(where: At, triggers: string[]): Command {
  return command(`fireTogether(${where.gateway} ${where.kind}, ${triggers})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[gateway][kind];
    const before = triggers.map((trigger) => expectation(model, where, trigger));
    const answers = await Promise.all(
      triggers.map((trigger) =>
        fire(world.shop, world.customers[gateway], {
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

const DEATHS = [
  "fire.before_row",
  "fire.after_row",
  "fire.after_gateway",
  "fire.after_capture",
  "fire.after_invoice",
] as const satisfies Step[];

function dyingFireCommand(where: At, trigger: string, step: (typeof DEATHS)[number]): Command {
  return command(`dyingFire(${where.gateway} ${where.kind}, ${trigger}, ${step})`, async (model, world) => {
    const { gateway, kind } = where;
    const believed = model.enrollments[gateway][kind];
    if (!("fresh" in expectation(model, where, trigger))) return;
    await dieAt(step, () =>
      fire(world.shop, world.customers[gateway], {
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

function payCommand(gateway: GatewayName, declines: boolean, twice: boolean): Command {
  return command(
    `pay(${gateway}, ${declines ? "declined first" : "at once"}, ${twice ? 2 : 1})`,
    async (model, world) => {
      const believed = model.enrollments[gateway].billed;
      const charge = believed.charges.find(({ status }) => status === "waiting");
      if (!charge) return;
      const paid = await payInvoice(world, gateway, charge.id, { declines, twice });
      expect(paid).toBe(!model.suspended[gateway]);
      if (paid) settle(believed, charge, "captured");
    },
  );
}

function refundCommand(where: At, share: number, fault: Fault): Command {
  return command(`refund(${where.gateway} ${where.kind}, ${share}, ${fault})`, async (model, world) => {
    const { gateway, kind } = where;
    const charge = model.enrollments[gateway][kind].charges.find(({ status }) => status === "captured");
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

const all: fc.Arbitrary<Command>[] = [
  fc
    .tuple(at, fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...FAULTS))
    .map((args) => fireCommand(...args)),
  fc
    .tuple(at, fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...FAULTS))
    .map((args) => fireCommand(...args)),
  fc
    .tuple(at, fc.array(fc.constantFrom("a", "b", "e"), { minLength: 2, maxLength: 4 }))
    .map((args) => fireTogetherCommand(...args)),
  fc
    .tuple(at, fc.constantFrom("a", "f"), fc.constantFrom(...DEATHS))
    .map((args) => dyingFireCommand(...args)),
  fc.tuple(fc.constantFrom(...GATEWAYS), fc.boolean(), fc.boolean()).map((args) => payCommand(...args)),
  fc
    .tuple(at, fc.constantFrom(1, 0.5, 0.3), fc.constantFrom(...FAULTS))
    .map((args) => refundCommand(...args)),
  fc.constant(command("reconcile", async (_, world) => reconcile(world))),
  fc.tuple(fc.infiniteStream(fc.nat()), fc.boolean()).map(([random, repeats]) =>
    command(`tell(${repeats ? "each twice" : "each once"})`, async (_, world) =>
      tell(world, (ids) => {
        const shuffled = ids
          .map((id) => ({ id, place: Number(random.next().value) }))
          .filter(({ place }) => place % 4 > 0)
          .toSorted((one, other) => one.place - other.place)
          .map(({ id }) => id);
        return repeats ? [...shuffled, ...shuffled] : shuffled;
      }),
    ),
  ),
  fc.constantFrom(...GATEWAYS).map((gateway) =>
    command(`suspendOrRestore(${gateway})`, async (model, world) => {
      const input = { org_id: world.shop.orgId, billing_customer_id: world.customers[gateway], reason: "" };
      const suspended = model.suspended[gateway];
      await (suspended ? restoreCustomer : suspendCustomer)(world.shop.ctx, input);
      model.suspended[gateway] = !suspended;
    }),
  ),
  at.map((where) =>
    command(`pauseOrResume(${where.gateway} ${where.kind})`, async (model, world) => {
      const believed = model.enrollments[where.gateway][where.kind];
      const [row] = await world.path.rows<{ id: string }>(
        "select id from enrollment where org_id = $1 and customer_id = $2 and item_id = $3",
        [world.shop.orgId, world.customers[where.gateway], world.items[where.kind]],
      );
      const input = { org_id: world.shop.orgId, ts_id: row?.id ?? "", reason: "" };
      const paused = believed.enrollment === "paused";
      await (paused ? resumeEnrollment : pauseEnrollment)(world.shop.ctx, input);
      believed.enrollment = paused ? "active" : "paused";
      if (paused) believed.failures = 0;
      expect(believed.failures).toBeLessThanOrEqual(FAILURE_LIMIT);
    }),
  ),
  fc.constant(command("restart", restart)),
];

/** Random histories of one organization, as many commands as `most`. */
export const histories = (most: number) => fc.commands(all, { maxCommands: most, size: "max" });
