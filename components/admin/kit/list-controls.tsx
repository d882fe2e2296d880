"use client";

import {
  Button,
  Checkbox,
  Group,
  Menu,
  NativeSelect,
  Pill,
  PillGroup,
  Popover,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconColumns3, IconDownload, IconFilter, IconSearch } from "@tabler/icons-react";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useOrgId } from "./org-context";
import { useProgress } from "./progress";

export type Filter = {
  name: string;
  label: string;
} & ({ type: "select"; options: readonly { value: string; label: string }[] } | { type: "date" | "text" });

type Props = {
  /** The page's query as it stands. */
  query: Record<string, string>;
  /** What the search box looks in; without it there is none. */
  searches?: string;
  filters?: readonly Filter[];
  /** For the menu that shows and hides columns: all of them, and those shown. */
  columns?: readonly { key: string; title: string; optional?: boolean | undefined }[];
  shown?: readonly string[];
  /** Where the same list comes as CSV; the query is added. */
  csv?: string;
};

const TYPING_MS = 250;

/** Search, filters, columns and export of a list. All of it lives in the address, so that a view can be sent to a colleague. */
export function ListControls({ query, searches, filters = [], columns = [], shown = [], csv }: Props) {
  const router = useRouter();
  const path = usePathname();
  const orgId = useOrgId();
  const [pending, startTransition] = useTransition();
  useProgress(pending);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(query.q ?? "");
  const asked = useRef<string[]>([]);
  useEffect(() => () => clearTimeout(typing.current), []);
  // What is chosen while the page of the choice before is still on its way comes on top of that one.
  const wanted = useRef(query);
  useEffect(() => {
    wanted.current = query;
  }, [query]);
  // Going back in the browser changes the address, and with it what the box says; what the box itself asked for leaves it as it
  // is, since somebody may have typed on.
  const q = query.q ?? "";
  useEffect(() => {
    const own = asked.current.lastIndexOf(q);
    asked.current = asked.current.slice(own + 1);
    if (own < 0) setText(q);
  }, [q]);

  const go = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(withoutPage(wanted.current));
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    wanted.current = Object.fromEntries(next);
    startTransition(() => router.replace(`${path}?${next}`, { scroll: false }));
  };
  const search = (value: string) => {
    setText(value);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => ask(value.trim()), TYPING_MS);
  };
  const ask = (value: string) => {
    typing.current = undefined;
    asked.current.push(value);
    go({ q: value });
  };
  const leave = () => {
    if (typing.current === undefined) return;
    // Whoever leaves the box for a link follows the link: a search that came after it would take its place.
    clearTimeout(typing.current);
    ask(text.trim());
  };
  const enter = (name: string, value: string) => {
    // Leaving a field as it was is no wish, and stays on its page.
    if (value.trim() !== (wanted.current[name] ?? "")) go({ [name]: value.trim() });
  };
  const set = filters.filter(({ name }) => query[name]);
  const toggleColumn = (key: string) => {
    const now = wanted.current.columns?.split(",") ?? shown;
    const next = now.includes(key) ? now.filter((other) => other !== key) : [...now, key];
    go({ columns: next.join(",") });
  };

  return (
    <Stack gap="xs" mb="sm">
      <Group gap="xs">
        {searches && (
          <TextInput
            type="search"
            aria-label={`Search ${searches}`}
            placeholder={`Search ${searches}`}
            leftSection={<IconSearch size={16} />}
            value={text}
            onChange={(event) => search(event.currentTarget.value)}
            onBlur={leave}
            style={{ flex: "1 1 16rem" }}
            aria-busy={pending}
          />
        )}
        {filters.length > 0 && (
          <Popover position="bottom-start" trapFocus shadow="md">
            <Popover.Target>
              <Button variant="default" leftSection={<IconFilter size={16} />}>
                Filter
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <Stack gap="xs" miw="14rem" maw="min(22rem, calc(100vw - 4rem))">
                {filters.map((filter) =>
                  filter.type === "select" ? (
                    <NativeSelect
                      key={filter.name}
                      label={filter.label}
                      value={query[filter.name] ?? ""}
                      data={[{ value: "", label: "Any" }, ...filter.options]}
                      onChange={(event) => go({ [filter.name]: event.currentTarget.value })}
                    />
                  ) : (
                    <TextInput
                      key={filter.name}
                      type={filter.type}
                      label={filter.label}
                      defaultValue={query[filter.name] ?? ""}
                      onBlur={(event) => enter(filter.name, event.currentTarget.value)}
                      onKeyDown={(event) => {
                        if (event.key === "Enter") enter(filter.name, event.currentTarget.value);
                      }}
                    />
                  ),
                )}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
        {columns.length > 0 && (
          <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="default" leftSection={<IconColumns3 size={16} />}>
                Columns
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {columns.slice(1).map(({ key, title }) => (
                <Menu.Item
                  key={key}
                  onClick={() => toggleColumn(key)}
                  aria-checked={shown.includes(key)}
                  role="menuitemcheckbox"
                  leftSection={<Checkbox.Indicator checked={shown.includes(key)} size="xs" />}
                >
                  {title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {csv && (
          <Button
            component="a"
            href={`${csv}?${new URLSearchParams({ ...withoutPage(query), org: orgId })}`}
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            Export
          </Button>
        )}
      </Group>
      {set.length > 0 && (
        <PillGroup>
          {set.map((filter) => (
            <Pill
              key={filter.name}
              withRemoveButton
              onRemove={() => go({ [filter.name]: undefined })}
              removeButtonProps={{
                "aria-label": `Remove the filter ${filter.label}`,
                tabIndex: 0,
                "aria-hidden": false,
              }}
            >
              {filter.label}: {toLabel(filter, query[filter.name] ?? "")}
            </Pill>
          ))}
        </PillGroup>
      )}
    </Stack>
  );
}

function toLabel(filter: Filter, value: string): string {
  if (filter.type !== "select") return value;
  return filter.options.find((option) => option.value === value)?.label ?? value;
}

function withoutPage({ cursor: _, ...query }: Record<string, string>): Record<string, string> {
  return query;
}
