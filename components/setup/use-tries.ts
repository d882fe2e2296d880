"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Locale, PageNotice, TryAnswer } from "@/lib/setup/view";
import { PostRefused, post } from "./post";
import { type Finish, settle } from "./settle";

export type TriesProps = {
  actionBase: string;
  locale: Locale;
  /** What came of the last try, e.g. before a redirect. */
  notice: PageNotice | null;
};

/** Answer of `…/begin`: what the provider's form needs, or that the page shows what is no longer so. */
type BeginAnswer<Form> = ({ next: "form" } & Form) | { next: "reload" };

type State<Form> = {
  /** `starting`: nothing to press yet. `broken`: the form cannot be shown; only `start` leads on. */
  phase: "starting" | "ready" | "working" | "checking" | "broken";
  notice: PageNotice | null;
  form: Form | null;
  requestId: string | null;
};

/**
 * The customer's tries as the server keeps them: begun when the form is shown, counted right before the provider is
 * asked, and settled by what the server found out, whatever the browser was told.
 */
export function useTries<Form>({ actionBase, locale, notice }: TriesProps) {
  const [state, setState] = useState<State<Form>>({ phase: "starting", notice, form: null, requestId: null });
  const busy = useRef(false);
  const change = useCallback((part: Partial<State<Form>>) => setState((was) => ({ ...was, ...part })), []);

  /** The server's object anew; what is on the page stays until the answer is here. */
  const renew = useCallback(async () => {
    const answer = await post<BeginAnswer<Form>>(`${actionBase}/begin`, { locale });
    if (answer.next === "reload") window.location.reload();
    else change({ form: answer });
  }, [actionBase, locale, change]);

  const start = useCallback(async () => {
    change({ phase: "starting", form: null, requestId: null });
    await renew().catch((error) =>
      change({ phase: "broken", requestId: error instanceof PostRefused ? error.requestId : null }),
    );
  }, [renew, change]);

  // Back from the provider's page into a kept copy of this one: what it shows is out of date.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);

  /** True for the one caller that may go on; false while another is at work. */
  const claim = useCallback(() => {
    if (busy.current) return false;
    busy.current = true;
    change({ phase: "working", notice: null });
    return true;
  }, [change]);

  const release = useCallback(
    (told: PageNotice | null = null) => {
      busy.current = false;
      change({ phase: "ready", notice: told });
    },
    [change],
  );

  /** Counts the try. False: it was refused, and the customer is told why; the provider must not be asked. */
  const mayTry = useCallback(
    async (body: object) => {
      try {
        const answer = await post<TryAnswer>(`${actionBase}/try`, body);
        if (answer.next === "go") return true;
        if (answer.next === "notice") release(answer.notice);
        else window.location.reload();
      } catch {
        // The provider has not been asked, so it is true that nothing was charged.
        release("unavailable");
      }
      return false;
    },
    [actionBase, release],
  );

  const check = useCallback(() => change({ phase: "checking" }), [change]);

  /** What the server found out. Null: it is over, and the page is on its way to show that. */
  const finish = useCallback(
    async (body: Finish): Promise<PageNotice | null> => {
      const answer = await settle({ url: `${actionBase}/finish`, body, onWait: check });
      if (answer.next === "notice") return answer.notice;
      window.location.reload();
      return null;
    },
    [actionBase, check],
  );

  const ready = useCallback(() => change({ phase: "ready" }), [change]);
  const breakDown = useCallback(() => change({ phase: "broken" }), [change]);

  return { ...state, start, renew, ready, breakDown, claim, release, check, mayTry, finish };
}

export type Tries<Form> = ReturnType<typeof useTries<Form>>;

/** Begins when the page has come to life, once. */
export function useStart({ start }: { start: () => Promise<void> }, wanted = true): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !wanted) return;
    begun.current = true;
    void start();
  }, [start, wanted]);
}
