import { newId } from "@/lib/ids";
import { newItem } from "@/lib/testing/factories";
import { newBilled } from "@/lib/testing/paying";
import { newVisit } from "@/lib/testing/visit";
import type { Row } from "./row";
import { type Body, inactiveItem, loseAnswers, newCustomer, oneOffItem, type World } from "./world";

const org = ({ home }: World) => ({ org_id: home.shop.orgId });

const firing = (world: World): Body => ({
  ...org(world),
  brand_id: world.home.shop.brandId,
  billable_item_id: world.home.shop.item,
  billing_customer_id: world.home.customer,
  trigger_id: newId("req"),
});

const fresh = (world: World, wanted: Parameters<typeof newCustomer>[2] = {}) =>
  newCustomer(world.path, world.home.shop, wanted);

/** A fire for a customer of its own, whose records were changed before. */
async function firedWith(world: World, statement: string): Promise<Body> {
  const { customer } = await fresh(world);
  await world.path.rows(statement, [customer]);
  return { ...firing(world), billing_customer_id: customer };
}

/** A fire of an item of its own, in which a customer of its own is enrolled. */
async function firedItem(world: World, item: string): Promise<Body> {
  const { customer } = await fresh(world, { item });
  return { ...firing(world), billable_item_id: item, billing_customer_id: customer };
}

async function changing(world: World): Promise<Body> {
  return { ...org(world), ts_id: (await fresh(world)).enrollment };
}

async function changingIn(world: World, status: string): Promise<Body> {
  const { enrollment } = await fresh(world);
  await world.path.rows("update enrollment set status = $2::enrollment_status where id = $1", [
    enrollment,
    status,
  ]);
  return { ...org(world), ts_id: enrollment };
}

const unknownEnrollment = (world: World) => ({ ...org(world), ts_id: "ts_none" });
const cancelled = (world: World) => changingIn(world, "cancelled");

async function refundOf(world: World, status: string, amount?: number): Promise<Body> {
  const { charge } = await fresh(world);
  await world.path.rows("update charge set status = $2::charge_status where id = $1", [charge, status]);
  return { ...org(world), charge_id: charge, ...(amount === undefined ? {} : { amount }) };
}

/** An invoice that waits for a customer of its own. */
const billed = async ({ path, home }: World) => (await newBilled(path, { shop: home.shop })).invoiceId;

async function billedAnd(world: World, status: string): Promise<Body> {
  const id = await billed(world);
  await world.path.rows("update invoice set status = $2::invoice_status where id = $1", [id, status]);
  return { ...org(world), invoice_id: id };
}

/** Enrollments, what is fired, and what is given back: rows of the table by their action. */
export const TRIGGER_ROWS: Record<string, Row> = {
  pauseEnrollment: {
    call: changing,
    refusals: { unknown_enrollment: unknownEnrollment, enrollment_cancelled: cancelled },
  },
  resumeEnrollment: {
    call: (world) => changingIn(world, "paused"),
    refusals: { unknown_enrollment: unknownEnrollment, enrollment_cancelled: cancelled },
  },
  cancelEnrollment: { call: changing, refusals: { unknown_enrollment: unknownEnrollment } },
  fire: {
    call: firing,
    undecided: async (world) => {
      const { customer } = await fresh(world);
      await loseAnswers(world, "^/v1/payment_intents");
      return { ...firing(world), billing_customer_id: customer };
    },
    refusals: {
      card_declined: async (world) => {
        const { customer } = await fresh(world);
        await world.path.declineNext(world.home.shop, "stripe", "insufficient_funds");
        return { ...firing(world), billing_customer_id: customer };
      },
      authentication_required: async (world) => ({
        ...firing(world),
        billing_customer_id: (await fresh(world, { card: "asksEveryTime" })).customer,
      }),
      payment_method_required: (world) =>
        firedWith(world, "update payment_method set status = 'detached' where customer_id = $1"),
      unknown_brand: (world) => ({ ...firing(world), brand_id: "brand_none" }),
      unknown_item: (world) => ({ ...firing(world), billable_item_id: "bi_none" }),
      unknown_customer: (world) => ({ ...firing(world), billing_customer_id: "bc_none" }),
      unknown_enrollment: async (world) => ({
        ...firing(world),
        billing_customer_id: (await fresh(world, { item: null })).customer,
      }),
      customer_suspended: (world) =>
        firedWith(world, "update billing_customer set status = 'suspended' where id = $1"),
      customer_not_active: async (world) => ({
        ...firing(world),
        billing_customer_id: (await newVisit(world.home.shop)).customerId,
      }),
      trigger_not_allowed: (world) =>
        firedWith(world, "update billing_customer set allow_trigger = false where id = $1"),
      initial_charge_required: async (world) => {
        // The database holds this rule as well: it has to look away for the API to be asked.
        await world.path.rows("alter table billing_customer drop constraint if exists active_has_paid");
        return firedWith(world, "update billing_customer set initial_charged = false where id = $1");
      },
      enrollment_not_active: (world) =>
        firedWith(world, "update enrollment set status = 'paused' where customer_id = $1"),
      item_not_trigger: async (world) => ({ ...firing(world), billable_item_id: await oneOffItem(world) }),
      item_inactive: async (world) => ({ ...firing(world), billable_item_id: await inactiveItem(world) }),
      gateway_not_configured: async (world) => {
        await world.path.fault(world.home.shop, {
          provider: "stripe",
          path: "^/v1/payment_intents$",
          effect: "status",
          status: 401,
          body: { error: { type: "invalid_request_error", message: "Invalid API Key provided" } },
        });
        return firing(world);
      },
      amount_rejected: async (world) => {
        const body = { ...firing(world), billing_customer_id: (await fresh(world)).customer };
        await world.path.fault(world.home.shop, {
          provider: "stripe",
          path: "^/v1/payment_intents$",
          effect: "status",
          status: 400,
          body: {
            error: { type: "invalid_request_error", code: "amount_too_small", message: "At least $0.50" },
          },
        });
        return body;
      },
      charge_ended: async (world) => {
        const trigger_id = newId("req");
        const body = { ...firing(world), trigger_id, billing_customer_id: (await fresh(world)).customer };
        await world.path.declineNext(world.home.shop, "stripe", "processing_error");
        await world.api.send("/public/edge/fire", { body: { ...body, api_key: world.home.key } });
        const ended = "update charge set decline_code = 'ended_by_staff' where trigger_id = $1";
        await world.path.rows(ended, [trigger_id]);
        return body;
      },
      override_not_allowed: (world) => ({ ...firing(world), override_amount: 1 }),
      amount_over_cap: async (world) => ({
        ...(await firedItem(
          world,
          await newItem(world.home.shop, { triggerMode: "variable", allowAmountOverride: true }),
        )),
        override_amount: 500.01,
      }),
      metric_required: async (world) =>
        firedItem(world, await newItem(world.home.shop, { triggerMode: "threshold" })),
      idempotency_conflict: async (world) => {
        const first = firing(world);
        await world.api.send("/public/edge/fire", { body: { ...first, api_key: world.home.key } });
        return { ...first, billing_customer_id: (await fresh(world)).customer };
      },
    },
  },
  refundCharge: {
    undecided: async (world) => {
      const { charge } = await fresh(world);
      await loseAnswers(world, "^/v1/refunds");
      return { ...org(world), charge_id: charge };
    },
    call: async (world) => ({ ...org(world), charge_id: (await fresh(world)).charge, amount: 1 }),
    refusals: {
      unknown_charge: (world) => ({ ...org(world), charge_id: "sc_none" }),
      charge_not_captured: async (world) => {
        const { customer } = await fresh(world);
        await world.path.declineNext(world.home.shop, "stripe", "insufficient_funds");
        const body = { ...firing(world), billing_customer_id: customer, api_key: world.home.key };
        const { body: refused } = await world.api.send("/public/edge/fire", { body });
        return { ...org(world), charge_id: refused.data?.charge_id };
      },
      charge_in_dispute: (world) => refundOf(world, "disputed"),
      amount_over_charge: (world) => refundOf(world, "captured", 15.01),
      refund_rejected: async (world) => {
        await world.path.fault(world.home.shop, {
          provider: "stripe",
          path: "^/v1/refunds$",
          effect: "status",
          status: 400,
          body: {
            error: {
              type: "invalid_request_error",
              code: "insufficient_funds",
              message: "Insufficient funds",
            },
          },
        });
        return refundOf(world, "captured");
      },
    },
  },
  voidInvoice: {
    undecided: async (world) => {
      const invoice_id = await billed(world);
      await world.path.rows(
        "update charge set status = 'processing', gateway_ref = 'pi_lost' where id = (select charge_id from invoice where id = $1)",
        [invoice_id],
      );
      await loseAnswers(world, "^/v1/payment_intents", "GET");
      return { ...org(world), invoice_id };
    },
    call: async (world) => ({ ...org(world), invoice_id: await billed(world) }),
    refusals: {
      unknown_invoice: (world) => ({ ...org(world), invoice_id: "inv_none" }),
      invoice_paid: (world) => billedAnd(world, "paid"),
    },
  },
};
