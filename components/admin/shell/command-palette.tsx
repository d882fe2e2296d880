"use client";

import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useOrgId } from "@/components/admin/kit/org-context";
import type { StaffAction } from "@/components/admin/kit/use-action";
import { PAGES } from "./pages";

/** What was found: where it leads, its name, and a line to tell it from others. */
export type Found = { href: string; title: string; about: string };

export type SearchAnything = StaffAction<Found[]>;

const TYPING_MS = 150;

/** Ctrl K: every page by name, customers, charges and invoices by what is known of them, and what a whole id names. */
export function CommandPalette({ search }: { search: SearchAnything }) {
  const router = useRouter();
  const orgId = useOrgId();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found[]>([]);

  useEffect(() => {
    const q = query.trim();
    if (q.length < 2) {
      setFound([]);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const result = await search({ orgId, q }).catch(() => null);
      // An answer to what was typed before must not take the place of a later one.
      if (current) setFound(result?.ok ? result.value : []);
    }, TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, orgId, search]);

  const pages: SpotlightActionData[] = PAGES.flatMap(({ pages }) => pages)
    .filter(({ title }) => title.toLowerCase().includes(query.trim().toLowerCase()))
    .map(({ href, title, icon: Icon }) => ({
      id: href,
      label: title,
      leftSection: <Icon size={20} stroke={1.5} />,
      onClick: () => router.push(href),
    }));
  const records: SpotlightActionData[] = found.map(({ href, title, about }) => ({
    id: href,
    label: title,
    description: about,
    leftSection: <IconUser size={20} stroke={1.5} />,
    onClick: () => router.push(href),
  }));

  return (
    <Spotlight
      actions={[
        { group: "Found", actions: records },
        { group: "Pages", actions: pages },
      ]}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing found"
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
