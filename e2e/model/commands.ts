import fc from "fast-check";
import { expect } from "vitest";
import { restoreCustomer } from "@/lib/customers/restore-customer";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import { resumeEnrollment } from "@/lib/enrollments/resume-enrollment";
import type { GatewayName } from "@/lib/gateways/types";
import { at, type Command, command } from "./command";
import { ENDING_DEATHS, endCommand } from "./end-command";
import { FAULTS } from "./faults";
import { DEATHS, dyingFireCommand, fireCommand, fireTogetherCommand } from "./fire-commands";
import { FAILURE_LIMIT, GATEWAYS } from "./model";
import { payCommand, refundCommand } from "./money-commands";
import { reconcile, restart, tell } from "./world";

const all = (gateway: GatewayName): fc.Arbitrary<Command>[] => [
  fc
    .tuple(at(gateway), fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...FAULTS))
    .map((args) => fireCommand(...args)),
  fc
    .tuple(at(gateway), fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...FAULTS))
    .map((args) => fireCommand(...args)),
  fc
    .tuple(at(gateway), fc.array(fc.constantFrom("a", "b", "e"), { minLength: 2, maxLength: 4 }))
    .map((args) => fireTogetherCommand(...args)),
  fc
    .tuple(at(gateway), fc.constantFrom("a", "f"), fc.constantFrom(...DEATHS))
    .map((args) => dyingFireCommand(...args)),
  fc
    .record({
      doubt: fc.constantFrom("fire.after_row", "fire.after_row", "fire.after_gateway"),
      waits: fc.boolean(),
      late: fc.constantFrom("never", "at once", "afterwards"),
      death: fc.constantFrom(null, ...ENDING_DEATHS),
    })
    .map((how) => endCommand(gateway, how)),
  fc.tuple(fc.constant(gateway), fc.boolean(), fc.boolean()).map((args) => payCommand(...args)),
  fc
    .tuple(at(gateway), fc.constantFrom(1, 0.5, 0.3), fc.constantFrom(...FAULTS))
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
  fc.constant(
    command(`suspendOrRestore(${gateway})`, async (model, world) => {
      const input = { org_id: world.shop.orgId, billing_customer_id: world.customer, reason: "" };
      const suspended = model.suspended;
      await (suspended ? restoreCustomer : suspendCustomer)(world.shop.ctx, input);
      model.suspended = !suspended;
    }),
  ),
  at(gateway).map((where) =>
    command(`pauseOrResume(${where.gateway} ${where.kind})`, async (model, world) => {
      const believed = model.enrollments[where.kind];
      const [row] = await world.path.rows<{ id: string }>(
        "select id from enrollment where org_id = $1 and customer_id = $2 and item_id = $3",
        [world.shop.orgId, world.customer, world.items[where.kind]],
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

/** Random histories of one organization's customer at one gateway, as many commands as `most`. */
export const histories = (most: number) =>
  fc.constantFrom(...GATEWAYS).chain((gateway) =>
    fc.record({
      gateway: fc.constant(gateway),
      commands: fc.commands(all(gateway), { maxCommands: most, size: "max" }),
    }),
  );
