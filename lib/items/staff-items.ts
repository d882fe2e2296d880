import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { BillableItem } from "@/lib/generated/prisma/client";
import { countEnrolled } from "./count-enrolled";
import { describeTrigger } from "./describe-trigger";
import type { ItemQuery } from "./item-query";
import { toItemTerms } from "./terms";
import { termsMarker } from "./terms-marker";
import {
  type Enrolled,
  type EnrolledCustomer,
  type ItemSettings,
  MOST_SHOWN,
  type StaffItem,
  type StaffItemDetails,
} from "./types";

/** The organization's items that fit, newest first. It has few, so that there are no pages. */
export function listStaffItems({ orgId }: Context, query: ItemQuery): Promise<StaffItem[]> {
  const needle = query.q?.trim().toLowerCase() ?? "";
  return inOrg(orgId, async (tx) => {
    const rows = await tx.billableItem.findMany({
      where: { orgId },
      include: { brand: { select: { name: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const fitting = rows.filter(
      (row) =>
        (!query.type || row.billingType === query.type) &&
        (!query.mode || row.triggerMode === query.mode) &&
        (!query.status || row.status === query.status) &&
        `${row.name}\n${row.id}\n${sentenceOf(row)}`.toLowerCase().includes(needle),
    );
    const enrolled = await countEnrolled(
      tx,
      orgId,
      fitting.map(({ id }) => id),
    );
    return fitting.map((row) => toStaffItem(row, enrolled.get(row.id)));
  });
}

type Row = BillableItem & { brand: { name: string } | null };

function toStaffItem(row: Row, enrolled: Enrolled = { active: 0, paused: 0 }): StaffItem {
  return {
    id: row.id,
    terms: toItemTerms(row),
    sentence: sentenceOf(row),
    brandName: row.brand?.name ?? null,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    enrolled,
  };
}

function sentenceOf(row: BillableItem): string {
  return row.billingType === "trigger" ? describeTrigger(row) : "";
}

export function readItemSettings({ orgId }: Context): Promise<ItemSettings> {
  return inOrg(orgId, (tx) => settingsOf(tx, orgId));
}

async function settingsOf(tx: Tx, orgId: string): Promise<ItemSettings> {
  const { currency, maxCaptureAmount, captureMode, brands } = await tx.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: {
      currency: true,
      maxCaptureAmount: true,
      captureMode: true,
      brands: { select: { id: true, name: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  return { currency, maxCaptureAmount, captureMode, brands };
}

/** Null for an item that is not this organization's. */
export function findStaffItem({ orgId }: Context, id: string): Promise<StaffItemDetails | null> {
  return inOrg(orgId, async (tx) => {
    const row = await tx.billableItem.findUnique({
      where: { orgId_id: { orgId, id } },
      include: { brand: { select: { name: true } } },
    });
    if (!row) return null;
    const enrolled = await countEnrolled(tx, orgId, [id]);
    const item = toStaffItem(row, enrolled.get(id));
    return {
      ...item,
      settings: await settingsOf(tx, orgId),
      marker: termsMarker(item.terms),
      everEnrolled: (await tx.enrollment.findFirst({ where: { orgId, itemId: id } })) !== null,
      customers: await enrolledCustomers(tx, orgId, id),
    };
  });
}

/** Each status is read from its own index (decision 13), newest first, and no further than what is shown. */
async function enrolledCustomers(tx: Tx, orgId: string, itemId: string): Promise<EnrolledCustomer[]> {
  type Found = Omit<EnrolledCustomer, "lastTriggeredAt" | "createdAt"> & {
    lastTriggeredAt: Date | null;
    createdAt: Date;
  };
  const rows = await tx.$queryRaw<Found[]>`
    select e.id, e.customer_id as "customerId", b.contact_id as "contactId", c.name, e.status::text,
           e.consecutive_failures as "consecutiveFailures", e.last_triggered_at as "lastTriggeredAt",
           e.last_charge_status::text as "lastChargeStatus", e.created_at as "createdAt"
    from (
      (select * from enrollment where org_id = ${orgId} and item_id = ${itemId} and status = 'active'
        order by created_at desc, id desc limit ${MOST_SHOWN}::int)
      union all
      (select * from enrollment where org_id = ${orgId} and item_id = ${itemId} and status = 'paused'
        order by created_at desc, id desc limit ${MOST_SHOWN}::int)
    ) e
    join billing_customer b on b.org_id = e.org_id and b.id = e.customer_id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    order by e.created_at desc, e.id desc limit ${MOST_SHOWN}::int`;
  return rows.map((row) => ({
    ...row,
    lastTriggeredAt: row.lastTriggeredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}
