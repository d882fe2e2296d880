import { Group } from "@mantine/core";
import type { Metadata } from "next";
import { CheckBadge } from "@/components/admin/doctor/check-badge";
import { CheckList } from "@/components/admin/doctor/check-list";
import { tallyText } from "@/components/admin/doctor/check-words";
import { RunDoctor } from "@/components/admin/doctor/run-doctor";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { latestDoctorView } from "@/lib/doctor/latest-view";
import { readFirstSteps } from "@/lib/figures/first-steps";
import { runDoctor } from "./actions";

export const metadata: Metadata = { title: "Go-live doctor" };

/** What must hold before the organization goes live, as it stood when somebody looked last. */
export default async function DoctorPage() {
  const { ctx, role } = await requireStaff("viewer");
  const mayRun = covers(role, "admin");
  const report = await latestDoctorView(ctx);
  const done = report ? null : await readFirstSteps(ctx);
  return (
    <>
      <PageHeader
        title="Go-live doctor"
        about="Checks accounts, webhooks, hosted pages, brands and this server. It asks the providers for a harmless event, and takes no money."
        actions={mayRun && <RunDoctor action={runDoctor} />}
      />
      {report ? (
        <>
          <Section title={tallyText(report.tally)}>
            Looked at <TimeText at={report.at} /> UTC, asked for by {report.by}.
          </Section>
          {report.groups.map(({ name, worst, results }) => (
            <Section key={name} title={name} actions={<CheckBadge status={worst} />}>
              <CheckList results={results} label={name} />
            </Section>
          ))}
        </>
      ) : (
        <Section>
          <EmptyState
            title="The doctor was never asked"
            action={
              mayRun && (
                <Group gap="xs" justify="center">
                  {!done?.gateway && <LinkButton href="/admin/gateways">Connect a gateway</LinkButton>}
                  {!done?.brand && <LinkButton href="/admin/brands/new">Make a brand</LinkButton>}
                </Group>
              )
            }
          >
            {!mayRun
              ? "An admin of this organization can run it. What it finds is shown here to everyone."
              : done?.gateway && done.brand
                ? "Run it: it says what is missing before customers meet it."
                : "It looks at gateways and brands: have one of each first, then run it. It says what is missing before customers meet it."}
          </EmptyState>
        </Section>
      )}
    </>
  );
}
