import { List, ListItem, Text, ThemeIcon } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { contrastReport } from "@/lib/brands/contrast-report";
import type { Colours } from "@/lib/brands/variant";

/** How the colours read, as they are chosen. */
export function ContrastList({ colours }: { colours: Colours }) {
  const findings = contrastReport(colours);
  const corrected = findings.filter((finding) => finding.corrected !== null).length;
  return (
    <div role="status" aria-label="Contrast">
      <Text size="sm" fw={500} mb={4}>
        {corrected === 0
          ? "Contrast: everything reads well as chosen."
          : "Contrast: the page corrects some colours, so that everybody can read it."}
      </Text>
      <List size="sm" spacing={4} center={false}>
        {findings.map(({ what, corrected: change, sentence }) => (
          <ListItem
            key={what}
            icon={
              <ThemeIcon color={change ? "orange" : "teal"} variant="light" size={20} radius="xl">
                {change ? <IconAlertTriangle size={12} /> : <IconCheck size={12} />}
              </ThemeIcon>
            }
          >
            {sentence}
          </ListItem>
        ))}
      </List>
    </div>
  );
}
