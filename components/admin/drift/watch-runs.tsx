"use client";

import { Loader, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_EVERY_MS = 3_000;

/** While a comparison runs, the page is read anew until it has ended; not while nobody looks. */
export function WatchRuns() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Text size="sm" role="status" mb="sm">
      <Loader size={12} mr="xs" aria-hidden />A comparison is running; this page follows it.
    </Text>
  );
}
