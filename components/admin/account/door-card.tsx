import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./door.module.css";

/** What stands on a page on the way in: a title, a line under it, and what to do. */
export function DoorCard({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Paper withBorder shadow="sm" p={{ base: "md", sm: "xl" }} className={styles.card}>
      <Stack gap="md">
        <div>
          <Text size="sm" fw={600} c="dimmed">
            Edge
          </Text>
          <Title order={1} size="h2">
            {title}
          </Title>
          {about && (
            <Text c="dimmed" mt={4} component="div" style={{ overflowWrap: "anywhere" }}>
              {about}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
