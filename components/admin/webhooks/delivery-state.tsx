import { Badge, Stack, Text } from "@mantine/core";
import type { DeliveryLine } from "@/lib/webhooks/view";
import { OUTCOMES, STATES, turnInWords } from "./words";

const COLOURS = { pending: "blue", delivered: "teal", failed: "red" } as const;

/** How a delivery stands; of one that waits, since it was not taken, in the colour of trouble. */
function DeliveryBadge({ delivery: { status, attempts, turn } }: Props) {
  const tried = status === "pending" && attempts > 0 && turn?.waits !== "sending";
  return (
    <Badge
      color={tried ? "orange" : COLOURS[status]}
      variant="light"
      tt="none"
      fw={600}
      styles={{ root: { overflow: "visible", flexShrink: 0 }, label: { overflow: "visible" } }}
    >
      {tried ? "Tried, waiting" : STATES[status]}
    </Badge>
  );
}

type Props = { delivery: Pick<DeliveryLine, "status" | "attempts" | "turn" | "lastOutcome" | "lastStatus"> };

/** The same, with what it waits for. */
export function DeliveryState({ delivery }: Props) {
  return (
    <Stack gap={2} align="flex-start" component="span" display="inline-flex">
      <DeliveryBadge delivery={delivery} />
      {delivery.turn && (
        <Text span size="xs" c="dimmed" miw="9rem" maw="14rem">
          {turnInWords(delivery.turn)}
        </Text>
      )}
    </Stack>
  );
}

/** What the last attempt came to: "500 not taken", "address refused". */
export function LastAnswer({
  outcome,
  status,
}: {
  outcome: DeliveryLine["lastOutcome"];
  status: number | null;
}) {
  if (!outcome) return null;
  return (
    <Text span inherit c={outcome === "delivered" ? undefined : "red"} style={{ whiteSpace: "nowrap" }}>
      {[status, OUTCOMES[outcome]].filter((part) => part !== null).join(" ")}
    </Text>
  );
}
