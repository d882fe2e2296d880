"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { FormWords } from "./form-words";
import type { Tries } from "./use-tries";

type Props = {
  attempt: Pick<Tries<unknown>, "phase" | "notice" | "requestId">;
  words: Pick<FormWords, "checking" | "loadFailed" | "request" | "notices">;
};

/**
 * What the customer has to know before pressing (again), announced when it appears. Trouble takes the focus, once: a
 * notice of the server's, shown on load, leaves it where it is.
 */
export function FormNotice({ attempt: { phase, notice, requestId }, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const worked = useRef(false);
  useEffect(() => {
    if (phase === "working") worked.current = true;
    else if (phase === "ready" && notice && worked.current) box.current?.focus();
  }, [phase, notice]);

  if (phase === "checking") return <Notice tone="plain">{words.checking}</Notice>;
  if (phase === "broken") {
    return (
      <Notice tone="danger" ref={box}>
        {words.loadFailed}
        {requestId && <small>{words.request.replace("{id}", requestId)}</small>}
      </Notice>
    );
  }
  if (!notice) return null;
  return (
    <Notice tone={notice === "cancelled" ? "plain" : "danger"} ref={box}>
      {words.notices[notice]}
    </Notice>
  );
}
