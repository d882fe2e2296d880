import { LONG_NAME, type Plan, quote } from "./plan";

/** What the organization sells under which names, and with which keys it calls. */
export function shopStatements({ orgId, name, moreBrands, moreItems, dearest }: Plan): string[] {
  const org = quote(orgId);
  return [
    `update organization set name = ${quote(name)} where id = ${org}`,
    `insert into brand (org_id, id, name, mode)
     select ${org}, 'brand_' || n, ${quote(`${LONG_NAME}, `)} || n, (case when n % 4 = 0 then 'dark' else 'light' end)::brand_mode
     from generate_series(1, ${moreBrands}) n`,
    `insert into billable_item
       (org_id, id, name, billing_type, trigger_mode, trigger_condition, trigger_threshold, unit_price, currency, status, max_capture_amount)
     select ${org}, 'bi_' || n, 'Dauerkarte für die Kammerkonzerte der Saison, Kategorie ' || n, 'trigger',
       (case n % 3 when 0 then 'fixed' when 1 then 'threshold' else 'event' end)::trigger_mode,
       (case n % 3 when 2 then null else 'lte' end)::trigger_condition, case n % 3 when 2 then null else 15 end,
       case when n = 30 then ${dearest ?? 1} else 1500 + n * 250 end, 'USD',
       (case when n % 8 = 7 then 'inactive' else 'active' end)::item_status, case when n = 30 then ${dearest ?? 1} end
     from generate_series(1, ${moreItems}) n`,
    ...(dearest === null ? [] : keysAndMails(org)),
  ];
}

/** Keys beside the one that is there, in every state; what invoices say; mails that came back. */
function keysAndMails(org: string): string[] {
  return [
    `insert into api_key (org_id, id, name, prefix, key_hash, last_used_at, expires_at, revoked_at)
     select ${org}, 'key_' || n, (array[${quote(`${LONG_NAME}, Buchhaltung`)}, 'CRM', 'Former shop', 'Trial'])[n], 'ek_test_' || n || 'aBcD',
       decode(md5(${org} || n) || md5(${org} || 'b' || n), 'hex'), case when n < 4 then now() - make_interval(hours => n) end,
       case when n = 4 then now() - interval '2 days' when n = 2 then now() + interval '20 days' end,
       case when n = 3 then now() - interval '5 days' end
     from generate_series(1, 4) n`,
    `update organization set company_name = ${quote(`${LONG_NAME} e. V.`)}, company_address = 'Konzerthausplatz 1, 44137 Dortmund',
       tax_name = 'USt', tax_percent = 19, invoice_terms = 'Zahlbar ohne Abzug.', max_capture_amount = 200000000 where id = ${org}`,
    `insert into mail (org_id, id, kind, dedupe_key, recipient, subject, html, text, status, attempts, next_attempt_at, last_error)
     select ${org}, 'mail_' || n, 'staff_invitation', 'much ' || n, 'nobody' || n || '@unreachable.example', 'Join us', '', '', 'failed', 8, null,
       '550 no such mailbox' from generate_series(1, 2) n`,
  ];
}
