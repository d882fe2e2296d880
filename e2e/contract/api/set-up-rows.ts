import type { ClientSetup } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { newShop } from "@/lib/testing/factories";
import { answerBank, CARDS, confirmCard } from "@/lib/testing/payer";
import { savedElsewhere } from "@/lib/testing/saved-elsewhere";
import { suspended } from "./customer-rows";
import type { Row } from "./row";
import { type Body, loseAnswers, type World } from "./world";

const org = ({ home }: World) => ({ org_id: home.shop.orgId });

const creating = (world: World): Body => ({
  ...org(world),
  brand_id: world.home.shop.brandId,
  contact_id: newId("cont"),
  contact_name: "Ada Adams",
  contact_email: "ada@example.com",
  gateway: "stripe",
});

const creatingWith = async (
  world: World,
  behaviour: Parameters<typeof savedElsewhere>[3],
): Promise<Body> => ({
  ...creating(world),
  payment_data: await savedElsewhere(world.path, world.home.shop, "stripe", behaviour),
});

/** A contact whose billing customer is suspended. */
async function suspendedContact(world: World): Promise<Body> {
  const [row] = await world.path.rows<{ contact_id: string }>(
    "select contact_id from billing_customer where id = $1",
    [await suspended(world)],
  );
  return { ...creating(world), contact_id: row?.contact_id };
}

/** No account at PayPal is in use: nothing else in the table needs one. */
async function withoutPaypal(world: World): Promise<Body> {
  await world.path.rows(
    "update gateway_account set status = 'disabled' where org_id = $1 and gateway = 'paypal'",
    [world.home.shop.orgId],
  );
  return { ...creating(world), gateway: "paypal" };
}

/** The first of the two steps, and what the customer's browser does with a card; without one, nothing. */
async function begun(world: World, card?: string): Promise<Body> {
  const body = { ...creating(world), api_key: world.home.key };
  const { body: answer } = await world.api.send("/public/edge/setupPaymentMethod", { body });
  const data = answer.data ?? {};
  const client = {
    gateway: "stripe",
    intent: "setup",
    clientSecret: data.client_secret,
    publishableKey: data.publishable_key,
  } as ClientSetup;
  const intent = card && (await confirmCard(world.path.sandbox.url, client, card));
  if (intent && intent.status === "requires_action")
    await answerBank(world.path.sandbox.url, client, "complete");
  return { ...org(world), billing_customer_id: data.billing_customer_id };
}

/** Stripe's word for a method that is of no more use. */
const unusable = (world: World) => world.path.declineNext(world.home.shop, "stripe", "card_not_supported");

/** Customers and methods that come without the hosted page: rows of the table by their action. */
export const SET_UP_ROWS: Record<string, Row> = {
  createCustomer: {
    call: (world) => creatingWith(world, "good"),
    undecided: async (world) => {
      const body = await creatingWith(world, "good");
      await loseAnswers(world, "^/v1/payment_intents");
      return body;
    },
    refusals: {
      unknown_brand: (world) => ({ ...creating(world), brand_id: "brand_none" }),
      gateway_not_configured: withoutPaypal,
      customer_suspended: suspendedContact,
      payment_data_rejected: async (world) => ({
        ...creating(world),
        payment_data: await savedElsewhere(world.path, await newShop(), "stripe"),
      }),
      card_declined: (world) => creatingWith(world, "declined"),
      authentication_required: (world) => creatingWith(world, "asks"),
      payment_method_required: async (world) => {
        const body = await creatingWith(world, "good");
        await unusable(world);
        return body;
      },
    },
  },
  setupPaymentMethod: {
    call: creating,
    refusals: {
      unknown_brand: (world) => ({ ...creating(world), brand_id: "brand_none" }),
      unknown_customer: (world) => ({ ...creating(world), contact_id: undefined, bc_id: "bc_none" }),
      gateway_not_configured: withoutPaypal,
      customer_suspended: suspendedContact,
    },
  },
  confirmPaymentMethod: {
    call: (world) => begun(world, CARDS.good),
    undecided: async (world) => {
      const body = await begun(world, CARDS.good);
      await loseAnswers(world, "^/v1/payment_intents");
      return body;
    },
    refusals: {
      unknown_customer: (world) => ({ ...org(world), billing_customer_id: "bc_none" }),
      unknown_setup: (world) => ({ ...org(world), billing_customer_id: world.home.customer }),
      customer_suspended: async (world) => ({ ...org(world), billing_customer_id: await suspended(world) }),
      setup_not_completed: (world) => begun(world),
      card_declined: (world) => begun(world, "4000000000000341"),
      authentication_required: (world) => begun(world, CARDS.asksEveryTime),
      payment_method_required: async (world) => {
        const body = await begun(world, CARDS.good);
        await unusable(world);
        return body;
      },
    },
  },
};
