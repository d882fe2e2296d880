import fc from "fast-check";
import type { GatewayName } from "@/lib/gateways/types";
import { ITEM_KINDS, type ItemKind, type Model } from "./model";
import { compare, type World } from "./world";

export type Command = fc.AsyncCommand<Model, World>;

/** Which customer, in which item. */
export type At = { gateway: GatewayName; kind: ItemKind };

export const at = (gateway: GatewayName) =>
  fc.record({ gateway: fc.constant(gateway), kind: fc.constantFrom(...ITEM_KINDS) });

/** Every command says what it is, for a counterexample to be read. */
export function command(name: string, run: (model: Model, world: World) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, world) {
      await run(model, world);
      await compare(model, world);
    },
  };
}
