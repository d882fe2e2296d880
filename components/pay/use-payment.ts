"use client";

import { useCallback } from "react";
import { PostRefused, post } from "@/components/setup/post";
import { type TriesProps, useTries } from "@/components/setup/use-tries";
import type { BeginPayAnswer, FinishPayAnswer } from "@/lib/invoices/view";
import type { Choice } from "./method-choice";

type Form = Omit<Extract<BeginPayAnswer, { next: "form" }>, "next">;

export type PayClient = Form["client"];

/** The tries to pay one invoice. A refused one is followed by a new one, which the server knows by another number. */
export function usePayment(props: TriesProps) {
  const { form, mayTry, finish, renew, claim, release, check, ...tries } = useTries<Form>(props);
  const { actionBase, locale } = props;
  const attempt = form?.attempt;

  const end = useCallback(
    async (outcome?: "cancelled") => {
      const told = await finish(outcome ? { outcome } : {});
      if (!told) return;
      // What is on the page stays; should this fail, the server refuses the next try, and the page shows why.
      await renew().catch(() => null);
      release(told);
    },
    [finish, renew, release],
  );

  return {
    ...tries,
    claim,
    release,
    client: form?.client ?? null,
    mayTry: useCallback((method: Choice) => mayTry({ attempt, method, locale }), [mayTry, attempt, locale]),
    finish: end,
    /** Has the server charge the saved account. Whatever cannot be known is found out by asking, never by paying again. */
    paySaved: useCallback(async () => {
      if (!claim()) return;
      const answer = await post<FinishPayAnswer>(`${actionBase}/pay-saved`, { locale }).catch((error) =>
        error instanceof PostRefused && error.status < 500 ? { next: "reload" as const } : null,
      );
      if (answer?.next === "notice") return release(answer.notice);
      if (answer?.next === "reload") return window.location.reload();
      check();
      const told = await finish({});
      if (told) release(told);
    }, [claim, release, check, finish, actionBase, locale]),
  };
}

export type Payment = ReturnType<typeof usePayment>;
