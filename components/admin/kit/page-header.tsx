import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  /** One line under it: what this is, or how it stands. */
  about?: ReactNode;
  /** Buttons, the most used last. */
  actions?: ReactNode;
};

/** The head of a staff page. */
export function PageHeader({ title, about, actions }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
      <Stack gap={4} miw={0} style={{ flex: "1 1 16rem" }}>
        <Title order={1} size="h2" style={{ overflowWrap: "anywhere" }}>
          {title}
        </Title>
        {about && (
          <Text c="dimmed" component="div" style={{ overflowWrap: "anywhere" }}>
            {about}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
