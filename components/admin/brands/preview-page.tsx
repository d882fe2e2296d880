"use client";

import "@/components/admin/kit/schemas-without-eval";

import { useEffect, useState } from "react";
import { SetupPage } from "@/components/setup/setup-page";
import {
  PREVIEW_READY,
  type PreviewMessage,
  type PreviewTerms,
  previewMessage,
  toPreviewView,
} from "@/lib/brands/preview";

type Props = { first: PreviewMessage; terms: PreviewTerms; nonce: string };

/** The hosted page itself, shown as the editor around this frame tells it. Nothing that is pressed in it does anything. */
export function PreviewPage({ first, terms, nonce }: Props) {
  const [message, setMessage] = useState(first);
  useEffect(() => {
    const listen = ({ origin, source, data }: MessageEvent) => {
      if (origin !== window.location.origin || source !== window.parent) return;
      const told = previewMessage.safeParse(data);
      if (told.success) setMessage(told.data);
    };
    const still = (event: Event) => {
      if (!(event.target instanceof Element) || !event.target.closest("summary")) event.preventDefault();
    };
    const pressed = ["click", "auxclick", "submit"];
    window.addEventListener("message", listen);
    for (const name of pressed) document.addEventListener(name, still, true);
    if (window.parent !== window) window.parent.postMessage({ type: PREVIEW_READY }, window.location.origin);
    return () => {
      window.removeEventListener("message", listen);
      for (const name of pressed) document.removeEventListener(name, still, true);
    };
  }, []);
  return <SetupPage view={toPreviewView(message, terms)} nonce={nonce} />;
}
