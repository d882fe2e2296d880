import { Group, Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { title?: ReactNode; actions?: ReactNode; id?: string; children: ReactNode };

/** A part of a page, with a title of its own. */
export function Section({ title, actions, id, children }: Props) {
  return (
    <Paper component="section" withBorder p={{ base: "sm", sm: "md" }} id={id} mb="md">
      {title && (
        <Group justify="space-between" mb="sm" gap="xs">
          <Title order={2} size="h4">
            {title}
          </Title>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      {children}
    </Paper>
  );
}
