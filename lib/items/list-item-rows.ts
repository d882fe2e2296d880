import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { BillingType, CaptureMode, ItemStatus, TriggerMode } from "@/lib/generated/prisma/enums";
import { is } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { ItemFilters } from "./list-item-rows-schema";

/** The price is in minor units of `currency`. */
export type ItemRow = {
  id: string;
  name: string;
  brandId: string | null;
  brandName: string | null;
  billingType: BillingType;
  triggerMode: TriggerMode | null;
  captureMode: CaptureMode;
  unitPrice: number;
  currency: string;
  status: ItemStatus;
  createdAt: Date;
  /** Counted up to `ENROLLED_LIMIT`. */
  active: number;
  paused: number;
};

/** Where counting ends: what is above is shown as "more than 1,000". */
const ENROLLED_LIMIT = 1_001;

/** A page of the organization's items of all types for staff, newest first, with who is enrolled; `listItems` is the API's. */
export function listItemRows({ orgId }: Context, filters: ItemFilters): Promise<Page<ItemRow>> {
  const { q, status, type } = filters;
  const pattern = q && `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return inOrg(orgId, async (tx) => {
    const keys = await readKeys(tx, {
      table: "billable_item",
      orgId,
      order: { name: "created", column: "created_at", kind: "time" },
      direction: filters.dir ?? "desc",
      cursor: filters.cursor,
      size: filters.size ?? USUAL_SIZE,
      // An organization has as many as people made: they are looked through and sorted.
      indexed: [
        ...(q ? [Prisma.sql`(id = ${q} or name ilike ${pattern})`] : []),
        ...(status ? [is("status", status)] : []),
        ...(type ? [is("billing_type", type.replace("one_off", "one-off"))] : []),
      ],
      checked: [],
    });
    // In the order of an index, so that counting reads nothing but that.
    return rowsOfKeys(
      keys,
      (ids) => tx.$queryRaw<ItemRow[]>`
        select i.id, i.name, i.brand_id as "brandId", r.name as "brandName", replace(i.billing_type::text, '-', '_') as "billingType",
          i.trigger_mode as "triggerMode", i.capture_mode as "captureMode", i.unit_price as "unitPrice", i.currency, i.status,
          i.created_at as "createdAt",
          (select count(*)::int from (select from enrollment e where e.org_id = i.org_id and e.item_id = i.id and e.status = 'active'
            order by e.created_at desc, e.id desc limit ${ENROLLED_LIMIT}) counted) as active,
          (select count(*)::int from (select from enrollment e where e.org_id = i.org_id and e.item_id = i.id and e.status = 'paused'
            order by e.created_at desc, e.id desc limit ${ENROLLED_LIMIT}) counted) as paused
        from unnest(${ids}::text[]) with ordinality as page (id, place)
        join billable_item i on i.org_id = ${orgId} and i.id = page.id
        left join brand r on r.org_id = i.org_id and r.id = i.brand_id
        order by page.place`,
    );
  });
}
