"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Caller = {
  key: string;
  setKey(key: string): void;
  /** Ids of the last answers, by the fields that name them in a call. */
  ids: Record<string, unknown>;
  learn(answer: unknown): void;
};

const CallerContext = createContext<Caller | null>(null);

/** The key and the ids that all the forms of the page share: what one call answers, the next one can name. */
export function CallerProvider({ firstKey, children }: { firstKey: string; children: ReactNode }) {
  const [key, setKey] = useState(firstKey);
  const [ids, setIds] = useState<Record<string, unknown>>({});
  const caller = useMemo(
    () => ({
      key,
      setKey,
      ids,
      learn: (answer: unknown) => setIds((known) => ({ ...known, ...idsIn(answer) })),
    }),
    [key, ids],
  );
  return <CallerContext value={caller}>{children}</CallerContext>;
}

export function useCaller(): Caller {
  const caller = useContext(CallerContext);
  if (!caller) throw new Error("A form stands outside of the CallerProvider");
  return caller;
}

/** Rows spell some ids in their own way. */
const SAME_AS: Record<string, readonly string[]> = {
  bc_id: ["bc_id", "billing_customer_id"],
  billing_customer_id: ["bc_id", "billing_customer_id"],
  ts_id: ["ts_id"],
  charge_id: ["charge_id"],
};

function idsIn(answer: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return found;
  for (const [field, value] of Object.entries(answer)) {
    if (field === "data") Object.assign(found, idsIn(value));
    else if (typeof value === "string") for (const same of SAME_AS[field] ?? []) found[same] = value;
  }
  return found;
}
