"use client";

import { useCallback } from "react";
import type { BeginAnswer } from "@/lib/setup/view";
import { type TriesProps, useStart, useTries } from "./use-tries";

type Form = Omit<Extract<BeginAnswer, { next: "form" }>, "next">;

export type AttemptProps = TriesProps & { consentVersion: string };

/** The tries of one attempt to set up a method, begun at once. */
export function useAttempt({ consentVersion, ...props }: AttemptProps) {
  const { form, start, mayTry, finish, release, ...tries } = useTries<Form>(props);
  const { locale } = props;
  const attemptId = form?.attemptId;
  useStart({ start });

  return {
    ...tries,
    start,
    release,
    client: form?.client ?? null,
    mayTry: useCallback(
      () => mayTry({ attemptId, locale, consentVersion }),
      [mayTry, attemptId, locale, consentVersion],
    ),
    finish: useCallback(
      async (outcome?: "cancelled") => {
        const told = await finish({ ...(attemptId ? { attemptId } : {}), ...(outcome ? { outcome } : {}) });
        if (told) release(told);
      },
      [finish, release, attemptId],
    ),
  };
}

export type Attempt = ReturnType<typeof useAttempt>;
