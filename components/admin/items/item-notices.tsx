import { Alert, List, ListItem } from "@mantine/core";
import { IconAlertTriangle, IconUsers } from "@tabler/icons-react";

/** Choices that are allowed and unusual, with what they lead to. */
export function ItemWarnings({ warnings }: { warnings: { field: string; sentence: string }[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert
      color="yellow"
      mb="md"
      styles={READABLE}
      title="Unusual, and allowed"
      icon={<IconAlertTriangle size={18} />}
    >
      <Sentences sentences={warnings.map(({ sentence }) => sentence)} />
    </Alert>
  );
}

/** Whom a change reaches, and from when. */
export function ItemConsequences({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Alert color="blue" mb="md" styles={READABLE} title="What saving changes" icon={<IconUsers size={18} />}>
      <Sentences sentences={sentences} />
    </Alert>
  );
}

/** The kit's own is too pale on these grounds. */
const READABLE = { title: { color: "var(--mantine-color-text)" } };

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <List size="sm" spacing={4}>
      {sentences.map((sentence) => (
        <ListItem key={sentence}>{sentence}</ListItem>
      ))}
    </List>
  );
}
