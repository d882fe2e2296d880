"use client";

import { AppShell, Badge, Burger, Group, NavLink, ScrollArea, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment, type ReactNode } from "react";
import { OrgProvider } from "@/components/admin/kit/org-context";
import { CommandPalette, type SearchAnything } from "./command-palette";
import { type OrgChoice, OrgMenu, type SwitchOrg } from "./org-menu";
import { PAGES } from "./pages";
import { ProgressLine } from "./progress-line";
import styles from "./shell.module.css";
import { UserMenu } from "./user-menu";

type Props = {
  staff: { name: string; email: string; role: string };
  org: OrgChoice;
  orgs: readonly OrgChoice[];
  /** The sandbox plays the gateways: no money moves. */
  sandbox: boolean;
  switchOrg: SwitchOrg;
  signOut: () => Promise<void>;
  search: SearchAnything;
  children: ReactNode;
};

/** What surrounds every staff page: menu, organization, search, the person. */
export function Shell({ staff, org, orgs, sandbox, switchOrg, signOut, search, children }: Props) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = usePathname();
  const here = currentPage(path);
  return (
    <OrgProvider orgId={org.orgId}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
        padding={{ base: "sm", sm: "lg" }}
      >
        <AppShell.Header>
          <ProgressLine />
          <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="xs" wrap="nowrap" miw={0}>
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={opened ? "Close the menu" : "Open the menu"}
                aria-expanded={opened}
              />
              <OrgMenu org={org} orgs={orgs} switchOrg={switchOrg} />
              {sandbox && (
                <Badge color="yellow" variant="light" tt="none" visibleFrom="xs" style={{ flexShrink: 0 }}>
                  Sandbox
                </Badge>
              )}
            </Group>
            <Group gap="xs" wrap="nowrap">
              <UnstyledButton
                className={styles.search}
                onClick={spotlight.open}
                aria-label="Search or go to…"
              >
                <IconSearch size={16} />
                <Text span size="sm" visibleFrom="sm">
                  Search or go to…
                </Text>
                <Text span size="xs" c="dimmed" visibleFrom="sm">
                  Ctrl K
                </Text>
              </UnstyledButton>
              <UserMenu staff={staff} signOut={signOut} />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar aria-label="Pages">
          <ScrollArea p="xs" h="100%">
            {PAGES.map(({ group, pages }) => (
              <Fragment key={group}>
                {group && (
                  <Text size="xs" c="dimmed" fw={600} px="sm" pt="md" pb={4}>
                    {group}
                  </Text>
                )}
                {pages.map(({ href, title, icon: Icon }) => (
                  <NavLink
                    key={href}
                    component={Link}
                    href={href}
                    prefetch={false}
                    label={title}
                    leftSection={<Icon size={18} stroke={1.5} />}
                    active={here === href}
                    aria-current={here === href ? "page" : undefined}
                    onClick={close}
                    className={styles.item}
                  />
                ))}
              </Fragment>
            ))}
          </ScrollArea>
        </AppShell.Navbar>
        <AppShell.Main id="content">
          <div className={styles.content}>{children}</div>
        </AppShell.Main>
      </AppShell>
      <CommandPalette search={search} />
    </OrgProvider>
  );
}

/** The menu's entry that a path belongs to: the longest that it begins with. */
function currentPage(path: string): string | undefined {
  return PAGES.flatMap(({ pages }) => pages.map(({ href }) => href))
    .filter((href) => path === href || (href !== "/admin" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
