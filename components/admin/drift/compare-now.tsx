"use client";

import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";

export type Requested = { runId: string; started: boolean };

type Props = {
  account: { id: string; name: string };
  provider: string;
  running: boolean;
  action: StaffAction<Requested>;
};

/** Asks for a comparison of one account. */
export function CompareNow({ account, provider, running, action }: Props) {
  return (
    <ActionButton
      label={running ? "Comparing…" : "Compare now"}
      title={`Compare “${account.name}” with ${provider}`}
      says={`Reads what ${provider} did since the last comparison and compares it with what is recorded here. What is safe is put right at once: missed events are taken in, payments and refunds are recorded. No money moves. The rest is listed here.`}
      confirm="Compare"
      action={action}
      input={{ gatewayAccountId: account.id }}
      done={({ started }) =>
        started ? "The comparison begins within a few seconds." : "A comparison was under way already."
      }
      button={{ size: "xs", disabled: running }}
    />
  );
}
