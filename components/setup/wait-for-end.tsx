"use client";

import { useEffect } from "react";
import { settle } from "./settle";

/** Asks until it is decided; then the server shows what came of it. */
export function WaitForEnd({ actionBase }: { actionBase: string }) {
  useEffect(() => {
    let here = true;
    settle({ url: `${actionBase}/finish`, body: {}, onWait: () => {} }).then(
      () => here && window.location.reload(),
    );
    return () => {
      here = false;
    };
  }, [actionBase]);
  return null;
}
