import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { type Billed, newBilled, newPayer, payOnce } from "@/lib/testing/paying";
import { stepInvoices } from "./step-invoices";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

/** So many days pass for this invoice, then the worker comes by. */
async function later({ invoiceId }: Billed, days: number): Promise<void> {
  await path.rows(
    `update invoice set created_at = created_at - make_interval(days => $2), due_at = due_at - make_interval(days => $2),
       next_step_at = next_step_at - make_interval(days => $2) where id = $1`,
    [invoiceId, days],
  );
  await Promise.all([1, 2, 3].map(() => stepInvoices(new AbortController().signal)));
}

async function how({ invoiceId }: Billed) {
  const [row] = await path.rows(
    `select i.status, i.reminded_at is not null as reminded, i.next_step_at is not null as due,
       (select array_agg(m.kind order by m.created_at) from mail m where m.invoice_id = i.id) as mails
     from invoice i where i.id = $1`,
    [invoiceId],
  );
  return row;
}

it("reminds after three days, once, and is overdue after fourteen", async () => {
  const billed = await newBilled(path);
  const sent = { status: "sent", reminded: false, due: true, mails: ["invoice.pay_now"] };
  await later(billed, 2);
  expect(await how(billed)).toEqual(sent);
  const reminded = { ...sent, reminded: true, mails: ["invoice.pay_now", "invoice.reminder"] };
  await later(billed, 1);
  expect(await how(billed)).toEqual(reminded);
  await later(billed, 5);
  expect(await how(billed)).toEqual(reminded);
  await later(billed, 6);
  expect(await how(billed)).toEqual({ ...reminded, status: "overdue", due: false });
  expect(await newPayer(billed).page()).toMatchObject({ state: "open", overdue: true });
  expect(await payOnce(path.sandbox.url, newPayer(billed))).toEqual({ state: "settled" });
  expect(await how(billed)).toMatchObject({ status: "paid", due: false });
});

it("catches up at once after a long sleep", async () => {
  const billed = await newBilled(path);
  await later(billed, 40);
  expect(
    await path.rows(
      "select customer_id, actor_type from audit_entry where action = 'invoice.overdue' and subject_id = $1",
      [billed.invoiceId],
    ),
  ).toEqual([{ customer_id: billed.customerId, actor_type: "system" }]);
  expect(await how(billed)).toEqual({
    status: "overdue",
    reminded: true,
    due: false,
    mails: ["invoice.pay_now", "invoice.reminder"],
  });
});

it("asks for the first time when an address has become known since", async () => {
  const billed = await newBilled(path, { email: null });
  expect(await how(billed)).toMatchObject({ status: "draft", mails: null });
  await path.rows("update contact set email = 'late@example.com' where org_id = $1", [billed.shop.orgId]);
  await later(billed, 3);
  expect(await how(billed)).toMatchObject({ status: "sent", mails: ["invoice.pay_now"] });
});

it("reminds nobody who has paid, and nobody who is suspended until they are back", async () => {
  const paid = await newBilled(path);
  await payOnce(path.sandbox.url, newPayer(paid));
  await later(paid, 5);
  expect(await how(paid)).toMatchObject({ status: "paid", mails: ["invoice.pay_now"] });

  const billed = await newBilled(path);
  const set = (status: string) =>
    path.rows("update billing_customer set status = $2::customer_status where id = $1", [
      billed.customerId,
      status,
    ]);
  await set("suspended");
  await later(billed, 4);
  expect(await how(billed)).toMatchObject({ reminded: false, due: true, mails: ["invoice.pay_now"] });
  await set("active");
  await later(billed, 1);
  expect(await how(billed)).toMatchObject({ reminded: true, mails: ["invoice.pay_now", "invoice.reminder"] });
});
