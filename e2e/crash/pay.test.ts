import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { stepInvoices } from "@/lib/invoices/step-invoices";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { type Billed, newBilled, newPayer, type Payer, payInBrowser } from "@/lib/testing/paying";
import { cases } from "./passed-by";
import { makeProcesses } from "./processes";

let money: MoneyPath;
const processes = makeProcesses();

beforeAll(async () => {
  money = await startMoneyPath();
});
afterAll(async () => {
  await money.stop();
});

type Stage = { billed: Billed; payer: Payer };

async function newStage(gateway: GatewayName): Promise<Stage> {
  const billed = await newBilled(money, { gateway });
  return { billed, payer: newPayer(billed) };
}

const callOf = ({ billed, payer }: Stage) => ({
  verb: "pay" as const,
  ctx: payer.ctx,
  invoiceId: billed.invoiceId,
  receipt: payer.visitor.receipt,
});

/** The worker comes by twice: what the dead process held is due by then. */
async function comeBy({ billed: { shop, invoiceId } }: Stage): Promise<void> {
  for (const _ of [1, 2]) {
    await money.rows("update invoice set next_step_at = now() - interval '1 s' where id = $1", [invoiceId]);
    await stepInvoices(new AbortController().signal, shop);
    await money.reconcile(shop);
  }
}

/** Nothing of this stage comes due by itself: no other test's worker takes it up before `comeBy`. */
async function hold({ billed: { invoiceId } }: Stage): Promise<void> {
  await money.rows("update invoice set next_step_at = now() + interval '1 day' where id = $1", [invoiceId]);
}

async function how({ billed: { shop, invoiceId } }: Stage) {
  const [row] = await money.rows(
    `select i.status as invoice, c.status as charge,
       (select count(*)::int from event e where e.org_id = i.org_id and e.type = 'trigger.client_paid') as paid,
       (select count(*)::int from event e where e.org_id = i.org_id and e.type = 'trigger.client_cancelled') as cancelled
     from invoice i join charge c on c.org_id = i.org_id and c.id = i.charge_id where i.id = $1`,
    [invoiceId],
  );
  // The initial charge is one more.
  return { ...row, captures: (await money.captures(shop)).length - 1 };
}

const PAID = { invoice: "paid", charge: "captured", paid: 1, cancelled: 0, captures: 1 };
const VOID = { invoice: "void", charge: "cancelled", paid: 0, cancelled: 1, captures: 0 };

/** The customer opens the page again and pays. */
async function payAgain({ payer }: Stage): Promise<void> {
  const begun = await payer.begin();
  if (begun.next === "form" && (await payer.press(begun.attempt)) === "go") {
    await payInBrowser(money.sandbox.url, begun.client);
    await payer.finish();
  }
}

const TIMEOUT = 180_000;
const of = (part: string) => cases("pay.").filter(({ step }) => step.includes(part));

describe.concurrent("paying an invoice", () => {
  it.each(of("begin"))(
    "dies at $step for $gateway: the customer opens the page again",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await processes.dieAt(step, { ...callOf(stage), does: "begin" });
      await payAgain(stage);
      expect(await how(stage)).toEqual(PAID);
    },
    TIMEOUT,
  );

  it.each(of("try"))(
    "dies at $step for $gateway: the customer presses again",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const { attempt } = await stage.payer.form();
      await processes.dieAt(step, { ...callOf(stage), does: "try", attempt });
      await payAgain(stage);
      expect(await how(stage)).toEqual(PAID);
    },
    TIMEOUT,
  );

  it.each(of("saved").flatMap((one) => ["customer", "worker"].map((who) => ({ ...one, who }))))(
    "dies at $step for $gateway with the saved account: then the $who comes",
    async ({ step, gateway, who }) => {
      const stage = await newStage(gateway);
      await processes.dieAt(step, { ...callOf(stage), does: "saved" });
      if (who === "customer") await stage.payer.paySaved();
      await comeBy(stage);
      const nothing = {
        invoice: "sent",
        charge: "pending_client_action",
        paid: 0,
        cancelled: 0,
        captures: 0,
      };
      const asked = who === "customer" || step !== "pay.before_saved_commit";
      expect(await how(stage)).toEqual(asked ? PAID : nothing);
    },
    TIMEOUT,
  );

  it.each(of("saved"))(
    "stands still at $step for $gateway with the saved account: the customer pays, and it takes no more when it goes on",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await processes.freezeAt(step, { ...callOf(stage), does: "saved" }, async () => {
        await stage.payer.paySaved();
        await comeBy(stage);
        expect(await how(stage)).toEqual(PAID);
      });
      expect(await how(stage)).toEqual(PAID);
    },
    TIMEOUT,
  );

  it.each(of("finish").flatMap((one) => ["customer", "worker"].map((who) => ({ ...one, who }))))(
    "dies at $step for $gateway: then the $who comes",
    async ({ step, gateway, who }) => {
      const stage = await newStage(gateway);
      const { attempt, client } = await stage.payer.form();
      await stage.payer.press(attempt);
      await hold(stage);
      await payInBrowser(money.sandbox.url, client);
      await processes.dieAt(step, { ...callOf(stage), does: "finish" });
      if (who === "customer") await stage.payer.finish();
      else await comeBy(stage);
      expect(await how(stage)).toEqual(PAID);
      expect(await stage.payer.page()).toMatchObject({ state: "paid", receipt: { number: "INV-000001" } });
    },
    TIMEOUT,
  );

  it.each(of("void"))(
    "dies at $step for $gateway while it is called off: the worker goes on, and nobody can pay meanwhile",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const { client, attempt } = await stage.payer.form();
      await processes.dieAt(step, { ...callOf(stage), does: "void" });
      expect(await stage.payer.begin()).toEqual({ next: "elsewhere" });
      expect(await stage.payer.press(attempt)).toBe("elsewhere");
      if (step !== "pay.after_void_mark" || gateway === "paypal")
        await payInBrowser(money.sandbox.url, client).catch(() => "refused");
      await comeBy(stage);
      expect(await how(stage)).toEqual(VOID);
    },
    TIMEOUT,
  );
});
