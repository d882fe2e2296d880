"use client";

import { useEffect } from "react";
import type { PayView } from "@/lib/invoices/view";
import type { SetupView } from "@/lib/setup/view";

export type PageState = (SetupView | PayView)["state"];

type Props = { origins: string[]; state: PageState };

/**
 * In a frame of one of the brand's own sites, tells that site (and no other) when the page is there, how high it is, and
 * how it ended. Nothing about the customer or the payment is told.
 */
export function EmbedBridge({ origins, state }: Props) {
  useEffect(() => {
    if (window.parent === window) return;
    const tell = (message: object) => {
      for (const origin of parentOrigins(origins)) window.parent.postMessage(message, origin);
    };
    document.documentElement.dataset.embedded = "";
    tell({ type: "edge:ready", state });
    if (state === "done" || state === "paid") tell({ type: "edge:completed" });
    if (state === "closed") tell({ type: "edge:closed" });
    let height = 0;
    const observer = new ResizeObserver(() => {
      if (document.body.scrollHeight === height) return;
      height = document.body.scrollHeight;
      tell({ type: "edge:resize", height });
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [origins, state]);
  return null;
}

/** Browsers that say who embeds them leave one; the others get a message per allowed origin, which only the right one sees. */
function parentOrigins(allowed: string[]): string[] {
  const parent = window.location.ancestorOrigins?.[0];
  return parent ? allowed.filter((origin) => origin === parent) : allowed;
}
