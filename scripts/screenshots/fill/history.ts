import { each, PAYS } from "./customers";
import { json, type Plan, quote } from "./plan";

const ADDRESS = "'198.51.100.7'";

/** What was called, told by gateways and done by people, from which timelines, the API log and the audit log are made. */
export function historyStatements(plan: Plan): string[] {
  const org = quote(plan.orgId);
  const key = `(select id from api_key where org_id = ${org} order by created_at, id limit 1)`;
  const person = (role: string) =>
    `(select user_id from staff_member where org_id = ${org} and role = '${role}' order by created_at limit 1)`;
  const about = (
    action: string,
    actor: string,
    who: string,
    when: string,
    which: string,
    details = "'{}'::jsonb",
    subject = "'bc_' || n",
  ) => `insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, customer_id, address, details, created_at)
     select ${org}, 'aud_${action}_' || n, '${actor}', ${who}, '${action}', ${subject}, 'bc_' || n, ${ADDRESS}, ${details}, ${when}
     ${each(plan)} where ${which}`;
  const ofCharges = (
    action: string,
    actor: string,
    who: string,
    from: string,
  ) => `insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, customer_id, address, details, created_at)
     select c.org_id, 'aud_${action}_' || x.id, '${actor}', ${who}, '${action}', c.id, c.customer_id, ${ADDRESS},
       jsonb_build_object('charge_id', c.id, 'amount', x.amount, 'currency', c.currency) || x.more, x.at from (${from}) x
     join charge c on c.org_id = ${org} and c.id = x.charge_id`;
  const minutes = (n: number) => `at + interval '${n} minutes'`;
  return [
    about("customer.setup_built", "api_key", key, "at", "true"),
    about("setup.opened", "customer", "'bc_' || n", minutes(5), PAYS),
    about("setup.tried", "customer", "'bc_' || n", minutes(8), PAYS),
    about("customer.activated", "system", "'edge'", minutes(9), PAYS),
    about(
      "enrollment.created",
      "system",
      "'edge'",
      minutes(10),
      PAYS,
      `(select jsonb_build_object('item_id', item_id) from enrollment where org_id = ${org} and id = 'ts_' || n || '_0')`,
      "'ts_' || n || '_0'",
    ),
    about("setup.mailed", "staff", person("operator"), minutes(3), "k % 3 = 0"),
    about("customer.notes_edited", "staff", person("admin"), minutes(1500), "k = 0"),
    about(
      "customer.suspended",
      "staff",
      person("admin"),
      minutes(1440),
      "k % 9 = 7",
      json({ reason: "Three disputes in a row" }),
    ),
    ofCharges(
      "charge.failed",
      "gateway",
      "'gateway'",
      `select id, id as charge_id, amount, jsonb_build_object('failure_code', failure_code, 'decline_code', decline_code) as more,
       created_at + interval '2 seconds' as at from charge where org_id = ${org} and status = 'failed'`,
    ),
    ofCharges(
      "refund.requested",
      "staff",
      person("admin"),
      `select id, charge_id, amount, '{}'::jsonb as more, created_at as at from refund where org_id = ${org}`,
    ),
    ofCharges(
      "refund.succeeded",
      "gateway",
      "'gateway'",
      `select id, charge_id, amount, '{}'::jsonb as more, settled_at as at from refund where org_id = ${org} and status = 'succeeded'`,
    ),
    ofCharges(
      "dispute.open",
      "gateway",
      "'gateway'",
      `select d.ref as id, charge_id, c.amount, '{}'::jsonb as more, opened_at as at from dispute d
       join charge c on c.org_id = d.org_id and c.id = d.charge_id where d.org_id = ${org}`,
    ),
    `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, customer_id, raw, status, received_at, done_at)
     select org_id, 'evt_in_' || id, gateway_account_id, 'evt_' || md5(org_id || id),
       case when gateway = 'stripe' then 'payment_intent.succeeded' else 'PAYMENT.CAPTURE.COMPLETED' end, '{}', customer_id, '{}', 'done',
       captured_at + interval '1 second', captured_at + interval '2 seconds' from charge where org_id = ${org} and captured_at is not null`,
    `insert into api_request (org_id, id, action, path, status, error_code, api_key_id, customer_id, address, user_agent, latency_ms, request, response, created_at)
     select org_id, 'req_' || id, 'fire', '/public/edge/fire', case when status = 'failed' then 402 when captured_at is null then 202 else 200 end,
       case when status = 'failed' then 'card_declined' end, ${key}, customer_id, ${ADDRESS}, 'crm/4.2', 180 + (amount % 700),
       jsonb_build_object('billable_item_id', item_id, 'billing_customer_id', customer_id, 'trigger_id', trigger_id, 'metric_value', metric_value),
       jsonb_build_object('success', status <> 'failed', 'status', status, 'charge_id', id), created_at - interval '1 second'
     from charge where org_id = ${org} and kind = 'trigger'`,
    ...(plan.dearest === null ? [] : troubles(org, key, person)),
  ];
}

/** Calls that were refused in every way, and what staff changed. */
function troubles(org: string, key: string, person: (role: string) => string): string[] {
  const settings = {
    before: { cooldownSeconds: 60, failureLimit: 3, captureMode: "off_session", invoiceTerms: null },
    after: {
      cooldownSeconds: 300,
      failureLimit: 5,
      captureMode: "client_confirm",
      invoiceTerms: "Zahlbar ohne Abzug innerhalb von vierzehn Tagen nach Erhalt der Rechnung.",
    },
  };
  const done: [action: string, role: string, subject: string, details: object][] = [
    ["organization.settings_changed", "owner", "org", settings],
    [
      "staff.invited",
      "owner",
      "inv_1",
      { email: "neue.kollegin@orchesterfreunde.example", role: "operator" },
    ],
    ["staff.role_changed", "owner", "usr_1", { before: { role: "viewer" }, after: { role: "admin" } }],
    ["api_key.created", "owner", "key_1", { name: "Buchhaltung" }],
    [
      "gateway_account.renamed",
      "owner",
      "ga_1",
      { before: { name: "Stripe" }, after: { name: "Stripe (Berlin)" } },
    ],
    ["item.updated", "admin", "bi_1", { before: { unitPrice: 1500 }, after: { unitPrice: 1750 } }],
    ["item.deactivated", "admin", "bi_7", {}],
    ["brand.updated", "admin", "brand_1", { before: { radius: 8 }, after: { radius: 12 } }],
    ["drift.finding_dismissed", "operator", "find_1", { reason: "Refunded by hand at the provider" }],
  ];
  return [
    `insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, address, request_id, details, created_at)
     select ${org}, 'aud_done_' || place, 'staff', who, action, subject, '2001:db8:85a3:8d3:1319:8a2e:370:7348', null, details,
       now() - make_interval(mins => place * 7)
     from (values ${done.map(([action, role, subject, details], place) => `(${place}, '${action}', ${person(role)}, '${subject}', ${json(details)})`).join(", ")})
       d (place, action, who, subject, details)`,
    `insert into api_request (org_id, id, action, path, status, error_code, api_key_id, customer_id, address, latency_ms, request, response, created_at)
     select ${org}, 'req_refused_' || place, action, '/public/edge/' || action, status, code, case when place % 2 = 0 then 'key_1' else ${key} end,
       case when place % 3 = 0 then 'bc_' || 100 + place end, '203.0.113.' || place, 12 + place * 211, '{}',
       jsonb_build_object('success', false, 'error', jsonb_build_object('code', code, 'message', 'See the reference.')), now() - make_interval(secs => place * 40)
     from (values (1, 'fire', 409, 'enrollment_not_active'), (2, 'buildCustomerProfileSetup', 400, 'invalid_request'), (3, 'fire', 429, 'rate_limited'),
       (4, 'refund', 422, 'amount_over_charge'), (5, 'fire', 500, 'internal_error'), (6, 'getCustomer', 404, 'unknown_customer'),
       (7, 'fire', 409, 'idempotency_conflict'), (8, 'fire', 503, 'service_unavailable'), (9, 'fire', 402, 'authentication_required'))
       r (place, action, status, code)`,
  ];
}
