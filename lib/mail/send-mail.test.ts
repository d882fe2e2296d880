import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { getMail, getMailbox } from "./mailbox";
import { queueMail } from "./queue-mail";
import { resealLinks } from "./reseal-links";
import { sendDueMails, sendMail } from "./send-mail";
import { type SmtpServer, startSmtpServer } from "./testing/smtp-server";
import { mailTransport } from "./transport";

let database: TestDatabase;
let smtp: SmtpServer;
beforeAll(async () => {
  [database, smtp] = await Promise.all([testDatabase(), startSmtpServer()]);
  set({ LOG_LEVEL: "silent", MAIL_FROM: "Acme Billing <billing@acme.test>", SMTP_URL: smtp.url });
}, 60_000);
afterAll(async () => {
  mailTransport()?.close();
  await smtp.stop();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  // No refusal that a test asks for is met by another test's mail.
  await again();
  smtp.received.length = 0;
});

function set(variables: Record<string, string>): void {
  Object.assign(process.env, variables);
  forgetEnv();
}

type Change = Partial<Parameters<typeof queueMail>[1]>;

async function queue({ orgId }: Shop, change: Change = {}): Promise<void> {
  const mail = {
    orgId,
    kind: "test",
    dedupeKey: newId("mail"),
    recipient: "payer@example.com",
    subject: "Zu zahlen: 15,00 €",
    html: "<p>Hello</p>",
    text: "Hello",
  };
  await inOrg(orgId, (tx) => queueMail(tx, { ...mail, ...change }));
}

const mails = ({ orgId }: Shop) =>
  database.ownerPool
    .query("select *, next_attempt_at > now() as waits from mail where org_id = $1 order by created_at", [
      orgId,
    ])
    .then(({ rows }) => rows);

const again = () => sendDueMails(new AbortController().signal);

async function makeDue({ orgId }: Shop): Promise<void> {
  await database.ownerPool.query(
    "update mail set next_attempt_at = now() - interval '1 s' where org_id = $1 and status = 'queued'",
    [orgId],
  );
}

it("sends a mail once, however many take it, and under an id of its own", async () => {
  const shop = await newShop();
  await queue(shop);
  const [mail] = await mails(shop);
  await Promise.all([again(), again(), sendMail(shop.orgId, mail.id)]);
  expect(smtp.received).toMatchObject([{ from: "billing@acme.test", to: ["payer@example.com"] }]);
  const { data } = smtp.received[0] ?? { data: "" };
  expect(data).toContain(`Message-ID: <${mail.id}@`);
  expect(data).toMatch(/^From: "?Acme Billing"? <billing@acme\.test>\r$/m);
  expect(data).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(await mails(shop)).toMatchObject([{ status: "sent", attempts: 1, next_attempt_at: null }]);
});

it("leaves a job with the mail, and neither where the transaction fails", async () => {
  const shop = await newShop();
  const jobs = () =>
    database.ownerPool
      .query("select 1 from graphile_worker.jobs where task_identifier = 'send_mail' and key like 'mail_%'")
      .then(({ rowCount }) => rowCount);
  const before = (await jobs()) ?? 0;
  await queue(shop, { dedupeKey: "the same" });
  await queue(shop, { dedupeKey: "the same" });
  expect(await jobs()).toBe(before + 1);
  const fails = inOrg(shop.orgId, async (tx) => {
    const mail = { orgId: shop.orgId, kind: "test", recipient: "a@b.test", subject: "", html: "", text: "" };
    await queueMail(tx, { ...mail, dedupeKey: "another" });
    throw new Error("It died here");
  });
  await expect(fails).rejects.toThrow("It died here");
  expect([await jobs(), (await mails(shop)).length]).toEqual([before + 1, 1]);
});

it("tries again later and later, and gives up in the end", async () => {
  const shop = await newShop();
  await queue(shop);
  smtp.refuse("DATA", "451 Not now", 9);
  const waits: number[] = [];
  for (let nth = 1; nth <= 9; nth++) {
    await makeDue(shop);
    await again();
    const [mail] = await mails(shop);
    expect(mail).toMatchObject({ attempts: nth, last_error: expect.stringContaining("Not now") });
    if (mail.status === "failed") break;
    await again();
    waits.push(Math.round((mail.next_attempt_at.getTime() - Date.now()) / 1000));
  }
  expect(waits).toHaveLength(8);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(await mails(shop)).toMatchObject([{ status: "failed", attempts: 9, next_attempt_at: null }]);
  expect(smtp.received).toEqual([]);
});

it("gives up at once where there is no such recipient, and goes on after any other failure", async () => {
  const shop = await newShop();
  smtp.refuse("RCPT", "550 No such user");
  await queue(shop);
  await again();
  expect(await mails(shop)).toMatchObject([{ status: "failed", attempts: 1 }]);

  const other = await newShop();
  smtp.refuse("RCPT", "450 Greylisted");
  await queue(other);
  await again();
  expect(await mails(other)).toMatchObject([{ status: "queued", waits: true }]);
  await makeDue(other);
  await again();
  expect(await mails(other)).toMatchObject([{ status: "sent", attempts: 2 }]);
});

it("lets no name and no subject begin another header", async () => {
  const shop = await newShop();
  const evil = "Evil\r\nBcc: spy@example.com\r\n\r\n<b>body</b>";
  await database.ownerPool.query("update brand set name = $2 where org_id = $1", [shop.orgId, evil]);
  const customerId = newId("bc");
  await database.ownerPool.query("insert into contact (org_id, id) values ($1, 'cont')", [shop.orgId]);
  await database.ownerPool.query(
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
     values ($1, $2, 'cont', $3, 'stripe', true, 1500, 'USD')`,
    [shop.orgId, customerId, shop.brandId],
  );
  await queue(shop, { customerId, subject: evil });
  await again();
  const [{ to, data } = { to: [], data: "" }] = smtp.received;
  expect(to).toEqual(["payer@example.com"]);
  const [head = ""] = data.split("\r\n\r\n");
  expect(head.split("\r\n").filter((line) => /^bcc:/i.test(line))).toEqual([]);
  expect(head).toMatch(/^From: "?Evil Bcc: spy@example\.com <b>body<\/b>"? <billing@acme\.test>$/m);
});

it("keeps a link that lets its holder in sealed until the mail is sent, also under another key, and no longer", async () => {
  const link = "https://edge.test/admin/reset-password#a-token&more";
  const written = {
    html: `<a href="${link.replace("&", "&#38;")}">Choose</a>`,
    text: `Choose:\n${link}\n`,
    secretLink: link,
  };
  const whole = async ({ orgId }: Shop) => {
    const { rows } = await database.ownerPool.query("select m::text as row from mail m where org_id = $1", [
      orgId,
    ]);
    return rows[0]?.row as string;
  };
  const shop = await newShop();
  await queue(shop, written);
  expect(await whole(shop)).not.toContain("a-token");
  smtp.refuse("DATA", "451 Not now");
  await again();

  const former = process.env.EDGE_SECRET_KEY ?? "";
  set({ EDGE_SECRET_KEY: randomBytes(32).toString("base64"), EDGE_SECRET_KEY_PREVIOUS: former });
  const owner = await database.ownerPool.connect();
  expect(await resealLinks(owner)).toMatchObject({ resealed: 1, unopened: [] });
  owner.release();
  set({ EDGE_SECRET_KEY_PREVIOUS: "" });
  await makeDue(shop);
  await again();
  expect(smtp.received).toHaveLength(1);
  const { data = "" } = smtp.received[0] ?? {};
  expect(data.replace(/=\r\n/g, "").replaceAll("=3D", "=")).toContain(written.html);
  expect(data).toContain(link);
  expect(await mails(shop)).toMatchObject([{ status: "sent", sealed_link: null, link_key_id: null }]);
  expect(await whole(shop)).not.toContain("a-token");

  const gone = await newShop();
  await queue(gone, written);
  smtp.refuse("RCPT", "550 No such user");
  await again();
  expect(await mails(gone)).toMatchObject([{ status: "failed", sealed_link: null }]);
  set({ EDGE_SECRET_KEY: former });
});

it("keeps mails to be looked at where no server is named, and shows none where one is", async () => {
  const shop = await newShop();
  set({ SMTP_URL: "", EDGE_SANDBOX: "1" });
  const secretLink = "https://edge.test/admin/invitation/token";
  await queue(shop, { subject: "Kept", text: `Hello ${secretLink}`, secretLink });
  await again();
  const [mail] = await mails(shop);
  expect(mail).toMatchObject({ status: "queued", next_attempt_at: null, attempts: 0 });
  expect(await getMailbox()).toContainEqual(expect.objectContaining({ id: mail.id, subject: "Kept" }));
  expect(await getMail(mail.id)).toMatchObject({ html: "<p>Hello</p>", text: `Hello ${secretLink}` });
  expect(await getMail("mail_unknown")).toBeNull();
  expect(await getMail("' or 1=1")).toBeNull();

  for (const elsewhere of [
    { SMTP_URL: smtp.url, EDGE_SANDBOX: "1" },
    { SMTP_URL: "", EDGE_SANDBOX: "0" },
  ]) {
    set(elsewhere);
    expect([await getMailbox(), await getMail(mail.id)]).toEqual([null, null]);
  }
  set({ SMTP_URL: smtp.url });
});
