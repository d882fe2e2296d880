"use client";

import { useEffect, useSyncExternalStore } from "react";

let running = 0;
const listeners = new Set<() => void>();

/** Something that the page waits for has begun; the answer ends it, however often it is called. */
export function beginProgress(): () => void {
  let over = false;
  change(1);
  return () => {
    if (!over) change(-1);
    over = true;
  };
}

/** The page waits as long as `pending` says so. */
export function useProgress(pending: boolean): void {
  useEffect(() => (pending ? beginProgress() : undefined), [pending]);
}

/** Whether the page waits for anything. */
export function useIsWaiting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running > 0,
    () => false,
  );
}

function change(by: number): void {
  running += by;
  for (const listener of listeners) listener();
}
