import type { Metadata } from "next";
import { AccountRuns } from "@/components/admin/drift/account-runs";
import { FindingList } from "@/components/admin/drift/finding-list";
import { StatusChoice } from "@/components/admin/drift/status-choice";
import { STATUS_WORDS } from "@/components/admin/drift/status-words";
import { WatchRuns } from "@/components/admin/drift/watch-runs";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { choiceFilter } from "@/components/admin/kit/filters";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { ListPager } from "@/components/admin/kit/list-pager";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { DRIFT_KINDS } from "@/lib/drift/kinds";
import { driftFilters } from "@/lib/drift/list-schema";
import { readDriftReport } from "@/lib/drift/read-report";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { endInDoubt } from "../../charges/actions";
import { compareNow, dismissFinding } from "./actions";

const PATH = "/admin/gateways/drift";
const KINDS = Object.entries(DRIFT_KINDS).map(([id, { title }]) => ({ id, name: title }));

export const metadata: Metadata = { title: "Drift report" };

/** In what the providers' books and ours differ, and what was compared. */
export default async function DriftPage({ searchParams }: PageProps) {
  const { ctx, role } = await requireStaff("viewer");
  const mayAct = covers(role, "admin");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(driftFilters, query);
  const { accounts, findings, next } = await readDriftReport(ctx, filters);
  const status = filters.status ?? "open";
  const { title, none } = STATUS_WORDS[status];
  const narrowed = Boolean(filters.kind || filters.account || filters.cursor);
  return (
    <>
      <PageHeader
        title="Drift report"
        about="Compares what is recorded here with what Stripe and PayPal say, every six hours, and lists in what they differ."
      />
      {accounts.length === 0 && (
        <EmptyState
          title="There is nothing to compare yet"
          action={
            <LinkButton href="/admin/gateways" variant="default">
              Open the gateways
            </LinkButton>
          }
        >
          Once a Stripe or PayPal account is connected, it is compared by itself.
        </EmptyState>
      )}
      {accounts.some(({ running }) => running) && <WatchRuns />}
      {accounts.length > 0 && (
        <Section title="Findings">
          <DroppedFilters dropped={dropped} />
          <StatusChoice path={PATH} query={query} chosen={status} />
          <ListControls
            query={query}
            filters={[choiceFilter("kind", "Kind", KINDS), choiceFilter("account", "Account", accounts)]}
          />
          {findings.length > 0 ? (
            <FindingList
              findings={findings}
              label={`Findings: ${title}`}
              actions={mayAct ? { dismiss: dismissFinding, endCharge: endInDoubt } : null}
            />
          ) : narrowed ? (
            <EmptyState title="No such finding">Take a filter away, or choose another state.</EmptyState>
          ) : (
            <EmptyState title={none.title}>{none.about}</EmptyState>
          )}
          <ListPager path={PATH} query={query} next={next} />
        </Section>
      )}
      {accounts.map((account) => (
        <AccountRuns key={account.id} account={account} compare={mayAct ? compareNow : null} />
      ))}
    </>
  );
}
