"use client";

import { useEffect } from "react";
import { post } from "@/components/setup/post";

/** Tells the server once that a browser shows the invoice. Whether that arrives is no matter of the customer's. */
export function TellOpened({ actionBase }: { actionBase: string }) {
  useEffect(() => {
    void post(`${actionBase}/open`, {}).catch(() => null);
  }, [actionBase]);
  return null;
}
