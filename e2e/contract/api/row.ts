import type { ErrorCode } from "@/lib/errors";
import type { Body, World } from "./world";

type Make = (world: World) => Body | Promise<Body>;

/** An action in the table: a call that it takes, and for each refusal of its own a call that earns it. */
export type Row = {
  /** Without the key. Made anew for each call, and acting on nothing that another call needs. */
  call: Make;
  refusals: Partial<Record<ErrorCode, Make>>;
  /** For actions that can answer 202: a call whose gateway's answers are lost from then on. */
  undecided?: Make;
};
