import { expect } from "vitest";
import { endChargeInDoubt } from "@/lib/drift/end-charge-in-doubt";
import { letQuietPass, takeLate } from "@/lib/drift/testing/stuck";
import { isEdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";
import type { Step } from "@/lib/step";
import { type Command, command } from "./command";
import { dieAt } from "./deaths";
import { dyingFireCommand } from "./fire-commands";
import { inDoubt } from "./model";
import { restart, type World } from "./world";

export const ENDING_DEATHS = [
  "end.before_mark",
  "end.after_mark",
  "end.before_call_off",
  "end.after_call_off",
] as const satisfies Step[];

type How = {
  /** Where the process dies of a fire that is sent before, for when nothing is in doubt yet. */
  doubt: "fire.after_row" | "fire.after_gateway";
  /** Staff press again when no request can be under way any more. */
  waits: boolean;
  /** When a request that was under way all the time reaches the gateway. */
  late: "never" | "at once" | "afterwards";
  /** Where the process dies that is pressed first. */
  death: (typeof ENDING_DEATHS)[number] | null;
};

/** Staff end the charge that has been in doubt for hours. */
export function endCommand(gateway: GatewayName, { doubt, waits, late, death }: How): Command {
  const name = `end(${gateway}, ${doubt}, ${waits ? "twice" : "once"}, late ${late}, dies at ${death})`;
  return command(name, async (model, world) => {
    const { taken } = model.enrollments;
    if (!inDoubt(taken)) await dyingFireCommand({ gateway, kind: "taken" }, "g", doubt).run(model, world);
    const charge = inDoubt(taken);
    if (!charge) return;
    const { path, shop, customer: customerId } = world;
    const stuck = { shop, gateway, customerId, chargeId: charge.id };
    await path.rows("update charge set created_at = now() - interval '2 hours' where id = $1", [charge.id]);
    charge.ending = true;
    const press = () => end(world, charge.id);
    const early = late === "at once" || (late === "afterwards" && !waits);
    if (death && (await dieAt(death, press))) await restart();
    else if (!death && (await press())) charge.mayOnlyFail = true;
    // Also where an earlier press began the ending.
    if (early) charge.mayOnlyFail = false;
    // Not before nothing can be under way any more.
    expect(await path.rows("select 1 from charge where id = $1 and status = 'failed'", [charge.id])).toEqual(
      [],
    );
    if (late === "at once") await takeLate(stuck);
    if (waits) {
      await letQuietPass(path, stuck);
      await press();
    }
    if (late === "afterwards") await takeLate(stuck);
  });
}

/** Whether it ends by itself now. What the gateway has taken, or cannot say, is refused in a sentence. */
async function end({ shop }: World, chargeId: string): Promise<boolean> {
  try {
    const input = { chargeId, outcome: "failed", reason: "Nothing there" } as const;
    return (await endChargeInDoubt(shop.ctx, input)).endsAt !== null;
  } catch (error) {
    if (!isEdgeError(error) || error.code !== "invalid_request") throw error;
    return false;
  }
}
