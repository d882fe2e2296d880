import type { Step } from "@/lib/step";

/** What a process leaves behind when it dies at a step: everything before it, and nothing after. */
class Died extends Error {}

const armed: { at: string | null } = { at: null };

/** Stands in for lib/step: the verb that is running ends there and then, with its open transaction. */
export const dyingSteps = (real: typeof import("@/lib/step")) => ({
  ...real,
  step(name: Step): void {
    if (armed.at !== name) return;
    armed.at = null;
    throw new Died(name);
  },
});

/** Runs a verb that dies at the step; false when it never came there. */
export async function dieAt(step: Step, work: () => Promise<unknown>): Promise<boolean> {
  armed.at = step;
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Died) return true;
    throw error;
  } finally {
    armed.at = null;
  }
}
