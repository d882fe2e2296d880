import { CHECKS, type CheckName } from "@/lib/doctor/check-table";
import type { CheckResult } from "@/lib/doctor/types";
import { DRIFT_KINDS, type DriftKind } from "@/lib/drift/kinds";
import { json, LONG_NAME, type Plan, quote } from "./plan";

const ownerOf = (org: string) =>
  `(select user_id from staff_member where org_id = ${org} and role = 'owner' order by created_at limit 1)`;

/** Comparisons with the gateways' books, the last of them so lately that the worker makes none, which would find nothing there. */
export function comparisonStatements({ orgId, accounts, dearest }: Plan): string[] {
  const org = quote(orgId);
  const runs = dearest === null ? 1 : 5;
  return [
    `insert into drift_run (org_id, id, gateway_account_id, status, since, until, compared, error, requested_by, locked_until, started_at, finished_at)
     select ${org}, 'drift_' || n || a.id, a.id, (case when n = 3 then 'failed' else 'done' end)::drift_status, now() - interval '3 days', now(),
       case when n = 3 then '{}' else jsonb_build_object('captures', 56 * ${runs}, 'movements', n, 'events', 144 * ${runs}, 'methods', 11, 'found', n / 2, 'healed', n / 3) end,
       case when n = 3 then 'The provider did not answer. It is compared again in six hours.' end, case when n = 1 then ${ownerOf(org)} end, now(),
       now() - make_interval(hours => n * 6 - 5), now() - make_interval(hours => n * 6 - 5, mins => -2)
     from generate_series(1, ${runs}) n cross join (values (${quote(accounts.stripe)}), (${quote(accounts.paypal)})) a (id)`,
  ];
}

/** A run of the doctor that came to every result, and a difference of every kind from the gateways' books. */
export function checkStatements({ orgId, accounts, customers, fires }: Plan): string[] {
  const org = quote(orgId);
  const findings = Object.keys(DRIFT_KINDS).map((kind, place) => toFinding(kind as DriftKind, place));
  return [
    `insert into doctor_run (org_id, id, requested_by, results, started_at, finished_at)
     values (${org}, 'doc_1', ${ownerOf(org)}, ${json(report(accounts.stripe))}, now() - interval '20 minutes', now() - interval '19 minutes')`,
    `insert into drift_finding (org_id, id, gateway_account_id, kind, subject, customer_id, charge_id, provider_ref, details, status, found_at, seen_at, closed_at)
     select ${org}, 'find_' || place, case when place % 3 = 2 then ${quote(accounts.paypal)} else ${quote(accounts.stripe)} end, kind, kind || place,
       'bc_${customers}', 'sc_${customers}_${fires}', 'pi_' || md5(kind), details, status::finding_status,
       now() - make_interval(hours => place * 3), now() - interval '10 minutes', case when status <> 'open' then now() end
     from (values ${findings.join(", ")}) f (place, kind, details, status)`,
  ];
}

/** One of each kind is open; of some, others were closed in each way. */
function toFinding(kind: DriftKind, place: number): string {
  const details = {
    amount: 20000,
    currency: "USD",
    provider_amount: 25000,
    provider_currency: "USD",
    provider_says: "succeeded",
    created_at: "2026-11-02T09:14:00.000Z",
  };
  const closed = ["healed", "gone", "dismissed"][place] ?? "open";
  return `(${place}, '${kind}', ${json(details)}, '${closed}')`;
}

const FOUND: Partial<Record<CheckName, [CheckResult["status"], string]>> = {
  mode: ["warn", "The account is for test payments: no money moves."],
  events: ["fail", "The provider does not tell of charge.dispute.created and of three others."],
  round_trip: ["waiting", "The event that was asked for has not arrived within 10 seconds."],
  contrast: ["warn", "Text on the button: 2.9 to 1, and 4.5 to 1 are needed."],
  mail: ["fail", "SMTP_URL is not set."],
};

function report(account: string): CheckResult[] {
  return (Object.keys(CHECKS) as CheckName[]).map((name, place) => {
    const { title, mend, link } = CHECKS[name];
    const [status, found] = FOUND[name] ?? ["ok", "As it has to be."];
    const group =
      place < 8
        ? `Stripe · ${LONG_NAME}`
        : place < 11
          ? "Hosted page"
          : place < 13
            ? `Brand · ${LONG_NAME}, 1`
            : "Server";
    return {
      id: place < 8 ? `${name}:${account}` : name,
      title,
      group,
      status,
      found,
      mend: status === "ok" ? null : mend,
      ...(link ? { link } : {}),
    };
  });
}
