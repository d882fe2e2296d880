"use client";

import { useRef, useState } from "react";
import type { Answer } from "./types";

/** Runs one thing at a time; `fault` is what it was refused with, until the next run. */
export function useSubmit() {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ message: string; field?: string; signedOut?: true } | null>(null);

  /** Answers the value, or undefined when it was refused. `stay` keeps the button busy: the page is about to go. */
  async function submit<Value>(
    work: () => Promise<Answer<Value>>,
    { stay = false } = {},
  ): Promise<{ value: Value } | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setFault(null);
    const answer = await work().catch(() => ({
      ok: false as const,
      message: "The server did not answer. Check the connection and try again.",
      field: undefined,
      signedOut: undefined,
    }));
    const goes = answer.ok && stay;
    running.current = goes;
    setBusy(goes);
    if (answer.ok) return { value: answer.value };
    const { message, field, signedOut } = answer;
    setFault({ message, ...(field && { field }), ...(signedOut && { signedOut }) });
    return undefined;
  }

  const faultOf = (field: string) => (fault?.field === field ? fault.message : undefined);
  return { submit, busy, fault, faultOf, setFault };
}
