"use client";

import { ActionIcon, Avatar, Menu, Text, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";

type Props = { staff: { name: string; email: string; role: string }; signOut: () => Promise<void> };

/** Who is signed in, light or dark, and the way out. */
export function UserMenu({ staff, signOut }: Props) {
  const { setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" radius="xl" size="lg" aria-label={`Your account: ${staff.name}`}>
          <Avatar name={staff.name} color="initials" radius="xl" size={32} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {staff.name}
          </Text>
          <Text size="xs" truncate>
            {staff.email} · {staff.role}
          </Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          prefetch={false}
          href="/admin/account"
          leftSection={<IconUserCircle size={16} />}
        >
          Account and security
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSun size={16} />} onClick={() => setColorScheme("light")}>
          Light
        </Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme("dark")}>
          Dark
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceDesktop size={16} />} onClick={() => setColorScheme("auto")}>
          As the system
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
