import { Text } from "@mantine/core";
import { GATEWAY_NAMES } from "@/components/admin/gateways/words";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { Section } from "@/components/admin/kit/section";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { AccountDriftView } from "@/lib/drift/view";
import { CompareNow, type Requested } from "./compare-now";
import { RunList } from "./run-list";

type Props = {
  account: AccountDriftView;
  /** Null for a role that may not. */
  compare: StaffAction<Requested> | null;
};

/** One account's latest comparisons. */
export function AccountRuns({ account, compare }: Props) {
  const { id, name, gateway, mode, status, openFindings, running, runs } = account;
  const provider = GATEWAY_NAMES[gateway];
  return (
    <Section
      title={name}
      actions={
        compare && (
          <CompareNow account={{ id, name }} provider={provider} running={running} action={compare} />
        )
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {provider}, {mode} mode{status === "active" ? "" : ", not in use"} · {openText(openFindings)}
      </Text>
      {runs.length > 0 ? (
        <RunList runs={runs} label={`Comparisons of ${name}`} />
      ) : (
        <EmptyState title="Not compared yet">
          Accounts in use are compared by themselves every six hours, the first time ten minutes after they
          are connected.
        </EmptyState>
      )}
    </Section>
  );
}

function openText(count: number): string {
  if (count === 0) return "nothing open";
  return count === 1 ? "1 open finding" : `${count.toLocaleString("en")} open findings`;
}
