"use client";

import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useOrgId } from "./org-context";
import { useProgress } from "./progress";

export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; field?: string; requestId: string; inDoubt?: true; signedOut?: true };

/** A server action of app/admin, given to the component by its page. */
export type StaffAction<Value = unknown> = (
  input: { orgId: string } & Record<string, unknown>,
) => Promise<ActionResult<Value>>;

export type ActionFault = { message: string; field?: string; signedOut?: true };

type Options<Value> = {
  /** The toast; none for what shows its own result. */
  done?: string | ((value: Value) => string);
  onDone?: (value: Value) => void;
  /** Whatever came of it; null when the server did not answer. */
  onAnswer?: (result: ActionResult<Value> | null) => void;
  /** Where to go when it is done: what the page is about may be gone by then. */
  leadsTo?: string;
};

const UNREACHABLE =
  "The server did not answer. Check the connection; then look whether it was done before you repeat it.";

/**
 * Runs a staff action for the page's organization: once at a time, with a toast when it is done and the page's figures read
 * anew, or another page opened. `fault` is what it was refused with, until the next run.
 */
export function useAction<Value>(
  action: StaffAction<Value>,
  { done, onDone, onAnswer, leadsTo }: Options<Value> = {},
) {
  const orgId = useOrgId();
  const router = useRouter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ActionFault | null>(null);
  const [arriving, startArriving] = useTransition();
  useProgress(arriving);

  async function run(input: Record<string, unknown>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFault(null);
    const result = await action({ ...input, orgId }).catch(() => null);
    running.current = false;
    setBusy(false);
    onAnswer?.(result);
    if (!result) return setFault({ message: UNREACHABLE });
    if (!result.ok) {
      const { message, field, signedOut } = result;
      return setFault({ message, ...(field && { field }), ...(signedOut && { signedOut }) });
    }
    const message = typeof done === "function" ? done(result.value) : done;
    if (message) notifications.show({ message, color: "teal" });
    startArriving(() => (leadsTo ? router.push(leadsTo) : router.refresh()));
    onDone?.(result.value);
  }

  return { run, busy, fault, clear: () => setFault(null) };
}
