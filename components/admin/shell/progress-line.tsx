"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { beginProgress, useIsWaiting } from "@/components/admin/kit/progress";
import styles from "./progress-line.module.css";

/** A page that never comes is told by its own fault; the line gives up waiting for it. */
const LONGEST_MS = 20_000;

/** A thin line at the top while a page that was asked for is not there yet; its styles hold it back for what comes at once. */
export function ProgressLine() {
  const waiting = useIsWaiting();
  useProgressOfLinks();
  return waiting ? <div className={styles.line} role="progressbar" aria-label="Loading" /> : null;
}

/** A link that was pressed is waited for until the address that the page shows changes. */
function useProgressOfLinks(): void {
  const end = useRef<() => void>(undefined);
  const shown = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address shown is what ends it
  useEffect(() => () => end.current?.(), [shown]);
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (!leadsElsewhere(event)) return;
      end.current?.();
      const stop = beginProgress();
      const late = setTimeout(stop, LONGEST_MS);
      end.current = () => {
        clearTimeout(late);
        stop();
      };
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, []);
}

/** Next has taken the press for itself; what it left to the browser, the browser shows the progress of. */
function leadsElsewhere(event: MouseEvent): boolean {
  if (!event.defaultPrevented || !(event.target instanceof Element)) return false;
  const link = event.target.closest<HTMLAnchorElement>("a[href]");
  if (!link || link.origin !== location.origin) return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}
