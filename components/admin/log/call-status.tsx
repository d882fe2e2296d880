import { Badge } from "@mantine/core";
import { WHOLE_BADGE } from "@/components/admin/kit/whole-badge";

/** What was answered, by its number and in a word; never by colour alone. */
export function CallStatus({ status }: { status: number }) {
  const { colour, word } = sortOf(status);
  return (
    <Badge color={colour} variant="light" tt="none" fw={600} styles={WHOLE_BADGE}>
      {status} {word}
    </Badge>
  );
}

function sortOf(status: number): { colour: string; word: string } {
  if (status < 300) return { colour: "teal", word: "answered" };
  return status < 500 ? { colour: "orange", word: "refused" } : { colour: "red", word: "failed" };
}
