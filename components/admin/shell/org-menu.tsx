"use client";

import { Button, Menu, Text } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";

export type OrgChoice = { orgId: string; name: string; role: string };

export type SwitchOrg = (orgId: string) => Promise<void>;

/** The organization that the pages show, and the way to another one of the person's. */
export function OrgMenu({
  org,
  orgs,
  switchOrg,
}: {
  org: OrgChoice;
  orgs: readonly OrgChoice[];
  switchOrg: SwitchOrg;
}) {
  if (orgs.length < 2) {
    return (
      <Text fw={600} truncate title={org.name}>
        {org.name}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<IconChevronDown size={16} />} px="xs" miw={0}>
          <Text fw={600} truncate c="var(--mantine-color-text)" title={org.name}>
            {org.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Organizations</Menu.Label>
        {orgs.map((choice) => (
          <Menu.Item
            key={choice.orgId}
            onClick={() => switchOrg(choice.orgId)}
            leftSection={
              choice.orgId === org.orgId ? <IconCheck size={16} /> : <span style={{ width: 16 }} />
            }
          >
            {choice.name}
            <Text span size="xs" c="dimmed" ml="xs">
              {choice.role}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
