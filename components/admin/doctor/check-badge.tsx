import { Badge } from "@mantine/core";
import type { CheckStatus } from "@/lib/doctor/types";
import { CHECK_WORDS } from "./check-words";

/** How a check came out, in words and a colour. */
export function CheckBadge({ status }: { status: CheckStatus }) {
  const { title, colour } = CHECK_WORDS[status];
  return (
    <Badge color={colour} variant="light" tt="none" fw={600} miw="fit-content">
      {title}
    </Badge>
  );
}
