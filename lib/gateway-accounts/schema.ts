import { z } from "zod";
import { wireGateway, wireId } from "@/lib/wire";

const text = z.string().trim().min(1).max(500);

/** Which account it is at the provider, once the provider has said so: keys may be replaced by others of the same alone. */
const accountRef = text.optional();

const SECRET_KEY = "A Stripe secret key begins with sk_test_ or sk_live_.";
const PUBLISHABLE_KEY = "A Stripe publishable key begins with pk_test_ or pk_live_.";

const secretKey = text.regex(/^[sr]k_(test|live)_/, SECRET_KEY);
const publishableKey = text.regex(/^pk_(test|live)_/, PUBLISHABLE_KEY);

export const stripeCredentials = z.object({
  secretKey,
  publishableKey,
  webhookSecret: text.optional(),
  accountRef,
});

export const paypalCredentials = z.object({
  clientId: text,
  clientSecret: text,
  webhookId: text.optional(),
  accountRef,
});

export const connectAccountInput = z.discriminatedUnion("gateway", [
  z.object({
    gateway: z.literal("stripe"),
    name: text,
    mode: z.enum(["live", "test"]),
    credentials: stripeCredentials,
  }),
  z.object({
    gateway: z.literal("paypal"),
    name: text,
    mode: z.enum(["live", "test"]),
    credentials: paypalCredentials,
  }),
]);

export type ConnectAccountInput = z.infer<typeof connectAccountInput>;

/** What staff type. */

const asked = (sentence: string) =>
  z.string({ error: sentence }).trim().min(1, sentence).max(500, "That is too long for a key.");

const NAME = "Enter a name by which your staff know the account.";
const name = z
  .string({ error: NAME })
  .trim()
  .min(1, NAME)
  .max(100, "Use at most 100 characters for the name.");
const mode = z.enum(["test", "live"], { error: "Choose test or live." });
const typedSecretKey = asked("Enter the secret key: at Stripe, Developers, API keys.").regex(
  /^[sr]k_(test|live)_/,
  SECRET_KEY,
);
const typedPublishableKey = asked("Enter the publishable key: at Stripe, Developers, API keys.").regex(
  /^pk_(test|live)_/,
  PUBLISHABLE_KEY,
);
const typedClientSecret = asked("Enter the secret of the app: at PayPal, Apps & Credentials.");

export const connectStripeInput = z.object({
  name,
  mode,
  secretKey: typedSecretKey,
  publishableKey: typedPublishableKey,
});

export const connectPaypalInput = z.object({
  name,
  mode,
  clientId: asked("Enter the client id of the app: at PayPal, Apps & Credentials."),
  clientSecret: typedClientSecret,
});

export const replaceStripeKeysInput = z.object({
  accountId: wireId,
  secretKey: typedSecretKey,
  /** The one in use stays where none is given. */
  publishableKey: typedPublishableKey.optional(),
});

export const replacePaypalSecretInput = z.object({
  accountId: wireId,
  clientSecret: typedClientSecret,
});

export const accountInput = z.object({ accountId: wireId });

export const renameAccountInput = z.object({ accountId: wireId, name });

export const chooseDefaultGatewayInput = z.object({ gateway: wireGateway.optional() });
