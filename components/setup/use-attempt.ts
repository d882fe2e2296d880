"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { BeginAnswer, Locale, PageNotice, TryAnswer } from "@/lib/setup/view";
import { PostRefused, post } from "./post";
import { settle } from "./settle";

type Client = Extract<BeginAnswer, { next: "form" }>["client"];

export type AttemptProps = {
  actionBase: string;
  locale: Locale;
  consentVersion: string;
  /** What came of the last try, e.g. before a redirect. */
  notice: PageNotice | null;
};

type State = {
  /** `starting`: nothing to press yet. `broken`: the form cannot be shown; only `start` leads on. */
  phase: "starting" | "ready" | "working" | "checking" | "broken";
  notice: PageNotice | null;
  client: Client | null;
  requestId: string | null;
};

/**
 * One try of the customer as the server keeps it: begun when the form is shown, counted right before the provider is
 * asked, and settled by what the server found out, whatever the browser was told.
 */
export function useAttempt({ actionBase, locale, consentVersion, notice }: AttemptProps) {
  const [state, setState] = useState<State>({ phase: "starting", notice, client: null, requestId: null });
  const attemptId = useRef<string>(undefined);
  const begun = useRef(false);
  const busy = useRef(false);
  const change = useCallback((part: Partial<State>) => setState((was) => ({ ...was, ...part })), []);

  const start = useCallback(async () => {
    change({ phase: "starting", client: null, requestId: null });
    try {
      const answer = await post<BeginAnswer>(`${actionBase}/begin`, { locale });
      if (answer.next === "reload") return window.location.reload();
      attemptId.current = answer.attemptId;
      change({ client: answer.client });
    } catch (error) {
      change({ phase: "broken", requestId: error instanceof PostRefused ? error.requestId : null });
    }
  }, [actionBase, locale, change]);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void start();
  }, [start]);

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
  const mayTry = useCallback(async () => {
    try {
      const answer = await post<TryAnswer>(`${actionBase}/try`, {
        attemptId: attemptId.current,
        locale,
        consentVersion,
      });
      if (answer.next === "go") return true;
      if (answer.next === "notice") release(answer.notice);
      else window.location.reload();
    } catch {
      // The provider has not been asked, so it is true that nothing was charged.
      release("unavailable");
    }
    return false;
  }, [actionBase, locale, consentVersion, release]);

  const finish = useCallback(
    async (outcome?: "cancelled") => {
      const body = { attemptId: attemptId.current, outcome };
      const onWait = () => change({ phase: "checking" });
      const answer = await settle({ url: `${actionBase}/finish`, body, onWait });
      if (answer.next === "notice") release(answer.notice);
      else window.location.reload();
    },
    [actionBase, change, release],
  );

  const ready = useCallback(() => change({ phase: "ready" }), [change]);
  const breakDown = useCallback(() => change({ phase: "broken" }), [change]);

  return { ...state, start, ready, breakDown, claim, release, mayTry, finish };
}

export type Attempt = ReturnType<typeof useAttempt>;
