import { newId } from "@/lib/ids";
import { newVisit } from "@/lib/testing/visit";
import type { Row } from "./row";
import { type Body, inactiveItem, newCustomer, oneOffItem, type World } from "./world";

const org = ({ home }: World) => ({ org_id: home.shop.orgId });
const brand = (world: World) => ({ ...org(world), brand_id: world.home.shop.brandId });

const contact = (world: World): Body => ({ ...brand(world), contact_id: newId("cont") });

/** A customer that was suspended before it had done anything. */
export async function suspended({ path, home }: World): Promise<string> {
  const { customerId } = await newVisit(home.shop);
  await path.rows("update billing_customer set status = 'suspended' where id = $1", [customerId]);
  return customerId;
}

async function contactOf({ path }: World, customer: string): Promise<string> {
  const [row] = await path.rows<{ contact_id: string }>(
    "select contact_id from billing_customer where id = $1",
    [customer],
  );
  return row?.contact_id ?? "";
}

const customer = (world: World) => ({ ...org(world), billing_customer_id: world.home.customer });
const unknownCustomer = (world: World) => ({ ...customer(world), billing_customer_id: "bc_none" });

const enrolling = async (world: World) => ({
  ...brand(world),
  billing_customer_id: (await newCustomer(world.path, world.home.shop, { item: null })).customer,
  billable_item_id: world.home.shop.item,
});

/** Everything around the customer: rows of the table by their action. */
export const CUSTOMER_ROWS: Record<string, Row> = {
  buildCustomerProfileSetup: {
    call: (world) => ({
      ...contact(world),
      contact_name: "Ada Adams",
      contact_email: "ada@example.com",
      bi_id: world.home.shop.item,
      gateway: "stripe",
    }),
    refusals: {
      unknown_brand: (world) => ({ ...contact(world), brand_id: "brand_none" }),
      unknown_item: (world) => ({ ...contact(world), bi_id: "bi_none" }),
      item_not_trigger: async (world) => ({ ...contact(world), bi_id: await oneOffItem(world) }),
      item_inactive: async (world) => ({ ...contact(world), bi_id: await inactiveItem(world) }),
      gateway_not_configured: async (world) => {
        await world.path.rows(
          "update gateway_account set status = 'disabled' where org_id = $1 and gateway = 'paypal'",
          [world.home.shop.orgId],
        );
        return { ...contact(world), gateway: "paypal" };
      },
      customer_suspended: async (world) => ({
        ...contact(world),
        contact_id: await contactOf(world, await suspended(world)),
      }),
    },
  },
  getCustomer: {
    call: (world) => ({ ...org(world), bc_id: world.home.customer }),
    refusals: { unknown_customer: (world) => ({ ...org(world), bc_id: "bc_none" }) },
  },
  suspendCustomer: {
    call: async (world) => ({
      ...org(world),
      billing_customer_id: (await newVisit(world.home.shop)).customerId,
    }),
    refusals: { unknown_customer: unknownCustomer },
  },
  restoreCustomer: {
    call: async (world) => ({ ...org(world), billing_customer_id: await suspended(world) }),
    refusals: { unknown_customer: unknownCustomer },
  },
  enroll: {
    call: enrolling,
    refusals: {
      unknown_brand: async (world) => ({ ...(await enrolling(world)), brand_id: "brand_none" }),
      unknown_customer: async (world) => ({ ...(await enrolling(world)), billing_customer_id: "bc_none" }),
      unknown_item: async (world) => ({ ...(await enrolling(world)), billable_item_id: "bi_none" }),
      customer_suspended: async (world) => ({
        ...(await enrolling(world)),
        billing_customer_id: await suspended(world),
      }),
      customer_not_active: async (world) => ({
        ...(await enrolling(world)),
        billing_customer_id: (await newVisit(world.home.shop)).customerId,
      }),
      item_not_trigger: async (world) => ({
        ...(await enrolling(world)),
        billable_item_id: await oneOffItem(world),
      }),
      item_inactive: async (world) => ({
        ...(await enrolling(world)),
        billable_item_id: await inactiveItem(world),
      }),
    },
  },
  getEnrollments: {
    call: (world) => ({
      ...customer(world),
      billable_item_id: world.home.shop.item,
      status: "active",
      limit: 1,
    }),
    refusals: {
      unknown_customer: unknownCustomer,
      unknown_item: (world) => ({ ...org(world), billable_item_id: "bi_none" }),
    },
  },
  getItems: {
    call: brand,
    refusals: { unknown_brand: (world) => ({ ...org(world), brand_id: "brand_none" }) },
  },
};
