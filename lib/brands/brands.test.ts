import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { disconnect, inOrg } from "@/lib/db";
import { logoAnswer } from "@/lib/http/logo-answer";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { createBrand } from "./create-brand";
import { toDraft, versionOf } from "./draft";
import { getLogo } from "./get-logo";
import { listBrands } from "./list-brands";
import { getBrandOrThrow } from "./queries";
import { removeLogo } from "./remove-logo";
import { NEW_BRAND } from "./schema";
import { updateBrand } from "./update-brand";
import { uploadLogo } from "./upload-logo";

let database: TestDatabase;
let ctx: Context;
let stranger: Context;

async function newStaff(): Promise<Context> {
  const orgId = newId("org");
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  return {
    orgId,
    actor: { type: "staff", id: newId("user") },
    requestId: newId("req"),
    address: "198.51.100.1",
  };
}

beforeAll(async () => {
  database = await testDatabase();
  [ctx, stranger] = [await newStaff(), await newStaff()];
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const draft = { ...NEW_BRAND, name: "Harbour" };
const read = (brandId: string) => inOrg(ctx.orgId, (tx) => getBrandOrThrow(tx, ctx.orgId, brandId));
const audit = (subjectId: string) =>
  inOrg(ctx.orgId, (tx) =>
    tx.auditEntry.findMany({ where: { orgId: ctx.orgId, subjectId }, orderBy: { createdAt: "asc" } }),
  );
const picture = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 20, channels: 3, background } })
      .png()
      .toBuffer(),
  );

it("makes a brand, changes what was changed, writes both down, and overwrites nobody", async () => {
  const made = await createBrand(ctx, draft);
  const first = versionOf(await read(made.id));
  const change = { ...draft, brandId: made.id, primaryColor: "#0f766e", embedOrigins: ["https://app.test"] };

  const { version } = await updateBrand(ctx, { ...change, began: first });
  expect(toDraft(await read(made.id))).toEqual({
    ...draft,
    primaryColor: "#0f766e",
    embedOrigins: ["https://app.test"],
  });
  expect(version).toBe(versionOf(await read(made.id)));

  await expect(updateBrand(ctx, { ...change, name: "Late", began: first })).rejects.toThrow(
    /Somebody else changed/,
  );
  expect((await read(made.id)).name).toBe("Harbour");
  await updateBrand(ctx, { ...change, began: version });

  expect(await audit(made.id)).toMatchObject([
    {
      action: "brand.created",
      actorId: ctx.actor.id,
      details: { before: null, after: { number: made.number, ...draft } },
    },
    {
      action: "brand.updated",
      details: {
        before: { primaryColor: draft.primaryColor, embedOrigins: [] },
        after: { primaryColor: "#0f766e", embedOrigins: ["https://app.test"] },
      },
    },
  ]);
  expect((await audit(made.id))[1]?.details).not.toHaveProperty("after.name");
});

it("shows a logo under its brand's number and its own hash alone, and keeps the one before", async () => {
  const [made, other] = [await createBrand(ctx, draft), await createBrand(ctx, { ...draft, name: "Other" })];
  const red = await uploadLogo(ctx, { brandId: made.id, file: await picture("#f00") });
  const blue = await uploadLogo(ctx, { brandId: made.id, file: await picture("#00f") });
  await uploadLogo(ctx, { brandId: made.id, file: await picture("#00f") });
  expect((await read(made.id)).logoUrl).toBe(blue.logoUrl);
  const segments = (path: string | null) => (path ?? "").split("/").slice(-2) as [string, string];
  const [number, file] = segments(red.logoUrl);
  expect(number).toBe(String(made.number));

  const answer = logoAnswer(await getLogo(number, file));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cache-control": "public, max-age=31536000, immutable",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(40);

  for (const [brand, logo] of [
    [String(other.number), file],
    [number, file.replace(".png", ".svg")],
    [number, `${"0".repeat(64)}.png`],
    [number, "../logo.png"],
    ["999999999999", file],
    ["0", file],
  ] as const) {
    expect(await getLogo(brand, logo)).toBeNull();
  }
  expect(logoAnswer(null).status).toBe(404);

  expect(await removeLogo(ctx, { brandId: made.id })).toEqual({ logoUrl: null, changed: false });
  expect(await getLogo(number, file)).not.toBeNull();
  const changes = (await audit(made.id)).filter(({ action }) => action === "brand.logo_changed");
  expect(changes.map(({ details }) => details)).toEqual([
    { before: { logoUrl: null }, after: { logoUrl: red.logoUrl } },
    { before: { logoUrl: red.logoUrl }, after: { logoUrl: blue.logoUrl } },
    { before: { logoUrl: blue.logoUrl }, after: { logoUrl: null } },
  ]);
});

it("knows another organization's brand neither to change nor to list", async () => {
  const { id } = await createBrand(ctx, draft);
  const began = versionOf(await read(id));
  const unknown = { code: "unknown_brand" };
  await expect(updateBrand(stranger, { ...draft, brandId: id, began })).rejects.toMatchObject(unknown);
  await expect(uploadLogo(stranger, { brandId: id, file: await picture("#f00") })).rejects.toMatchObject(
    unknown,
  );
  await expect(removeLogo(stranger, { brandId: id })).rejects.toMatchObject(unknown);
  expect(await listBrands(stranger)).toEqual([]);
});

it("lists the brands with the number of their customers", async () => {
  const [busy, idle] = [await createBrand(ctx, draft), await createBrand(ctx, draft)];
  await inOrg(ctx.orgId, async (tx) => {
    for (const contactId of [newId("cont"), newId("cont")]) {
      await tx.contact.create({ data: { orgId: ctx.orgId, id: contactId } });
      await tx.billingCustomer.create({
        data: {
          orgId: ctx.orgId,
          id: newId("bc"),
          contactId,
          brandId: busy.id,
          gateway: "stripe",
          requireInitial: true,
          initialAmount: 1500,
          currency: "USD",
        },
      });
    }
  });
  const counts = new Map((await listBrands(ctx)).map(({ brand, customers }) => [brand.id, customers]));
  expect([counts.get(busy.id), counts.get(idle.id)]).toEqual([2, 0]);
});
