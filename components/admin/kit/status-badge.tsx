import { Badge } from "@mantine/core";
import { statusWords } from "./status-words";
import { WHOLE_BADGE } from "./whole-badge";

const COLOURS: Record<string, string> = {
  active: "teal",
  captured: "teal",
  confirmed: "teal",
  paid: "teal",
  succeeded: "teal",
  delivered: "teal",
  done: "teal",
  healed: "teal",
  ok: "teal",
  sent: "blue",
  pending: "blue",
  processing: "blue",
  running: "blue",
  open: "blue",
  pending_client_action: "yellow",
  draft: "gray",
  waiting: "yellow",
  paused: "yellow",
  overdue: "orange",
  warn: "orange",
  disputed: "orange",
  suspended: "orange",
  failed: "red",
  fail: "red",
  detached: "red",
};

/** A state in its words, and in a colour that says how it is; never by colour alone. */
export function StatusBadge({ status }: { status: string }) {
  return (
    <Badge color={COLOURS[status] ?? "gray"} variant="light" tt="none" fw={600} styles={WHOLE_BADGE}>
      {statusWords(status)}
    </Badge>
  );
}
