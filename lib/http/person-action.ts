import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Person } from "@/lib/auth/staff/find-person";
import { currentPerson } from "@/lib/auth/staff/require-staff";
import type { Context } from "@/lib/context";
import { parseStaffInput, SignedOut, type StaffAnswer, toRefusal } from "./staff-answer";
import { staffCaller } from "./staff-context";

/** Who asks, without an organization. */
type Caller = Omit<Context, "orgId" | "actor">;

type PersonAction<Schema extends z.ZodObject, Value> = {
  schema: Schema;
  run: (person: Person, input: z.output<Schema>, caller: Caller) => Promise<Value> | Value;
};

/** A server action of somebody who is signed in, about themself: it needs no organization and no role. */
export function personAction<Schema extends z.ZodObject, Value>({
  schema,
  run,
}: PersonAction<Schema, Value>) {
  return doorAction({
    schema,
    run: async (caller, input) => {
      const person = await currentPerson();
      if (!person) throw new SignedOut();
      return run(person, input, caller);
    },
  });
}

type DoorAction<Schema extends z.ZodObject, Value> = {
  schema: Schema;
  run: (caller: Caller, input: z.output<Schema>) => Promise<Value> | Value;
};

/** A server action for whoever opens the page: what it may do is in its input, as a link's token is. */
export function doorAction<Schema extends z.ZodObject, Value>({ schema, run }: DoorAction<Schema, Value>) {
  return async (input: z.input<Schema>): Promise<StaffAnswer<Value>> => {
    const caller = staffCaller(await headers());
    try {
      return { ok: true, value: await run(caller, parseStaffInput(schema, input)) };
    } catch (error) {
      unstable_rethrow(error);
      return toRefusal(error, caller.requestId);
    }
  };
}
