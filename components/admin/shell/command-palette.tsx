"use client";

import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useOrgId } from "@/components/admin/kit/org-context";
import { useProgress } from "@/components/admin/kit/progress";
import type { StaffAction } from "@/components/admin/kit/use-action";
import { PAGES } from "./pages";

/** What was found: where it leads, its name, and a line to tell it from others. */
export type Found = { href: string; title: string; about: string };

export type SearchAnything = StaffAction<Found[]>;

/** What the search said to a query; `fault`: why it said nothing. */
type Answer = { q: string; found: readonly Found[]; fault?: string };

const TYPING_MS = 150;
const LEAST = 2;
const UNREACHABLE = "The search did not answer. Check the connection, then type again.";

/** Ctrl K: every page by name, customers, charges and invoices by what is known of them, and what a whole id names. */
export function CommandPalette({ search }: { search: SearchAnything }) {
  const router = useRouter();
  const [leaving, startLeaving] = useTransition();
  useProgress(leaving);
  const open = (href: string) => startLeaving(() => router.push(href));
  const orgId = useOrgId();
  const [query, setQuery] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const q = query.trim();

  useEffect(() => {
    setAnswer(null);
    if (q.length < LEAST) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await search({ orgId, q }).catch(() => null);
      // An answer to what was typed before must not take the place of a later one.
      if (!current) return;
      if (result?.ok) setAnswer({ q, found: result.value });
      else setAnswer({ q, found: [], fault: result?.message ?? UNREACHABLE });
    }, TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [q, orgId, search]);

  // Entries are marked for Enter as somebody types; for those that come later, the key does it that would.
  useEffect(() => {
    if (!answer?.found.length || document.querySelector("[data-action][data-selected]")) return;
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowDown", bubbles: true }));
  }, [answer]);

  const pages: SpotlightActionData[] = PAGES.flatMap(({ pages }) => pages)
    .filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
    .map(({ href, title, icon: Icon }) => ({
      id: href,
      label: title,
      leftSection: <Icon size={20} stroke={1.5} />,
      onClick: () => open(href),
    }));
  // What was found for other words is not offered: Enter would lead there.
  const answered = answer?.q === q ? answer : null;
  const records: SpotlightActionData[] = (answered?.found ?? []).map(({ href, title, about }) => ({
    id: href,
    label: title,
    description: about,
    leftSection: <IconUser size={20} stroke={1.5} />,
    onClick: () => open(href),
  }));

  return (
    <Spotlight
      actions={[
        { group: "Found", actions: records },
        { group: answered?.fault ? `Pages. ${answered.fault}` : "Pages", actions: pages },
      ].filter(({ actions }) => actions.length > 0)}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound={
        <span role="status">
          {answered
            ? (answered.fault ?? "Nothing found")
            : q.length < LEAST
              ? "Type a little more"
              : "Searching…"}
        </span>
      }
      shortcut={["mod + K"]}
      searchProps={{
        leftSection: <IconSearch size={20} />,
        placeholder: "A page, a customer, an e-mail, an id, any reference…",
        "aria-label": "Search or go to",
      }}
      attributes={{ content: { "aria-label": "Search or go to" } }}
      scrollable
      maxHeight={480}
    />
  );
}
