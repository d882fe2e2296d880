import { z } from "zod";

const text = z.string().trim().min(1).max(500);

export const stripeCredentials = z.object({
  secretKey: text.regex(/^[sr]k_(test|live)_/, "A Stripe secret key begins with sk_test_ or sk_live_."),
  publishableKey: text.regex(
    /^pk_(test|live)_/,
    "A Stripe publishable key begins with pk_test_ or pk_live_.",
  ),
  webhookSecret: text.optional(),
});

export const paypalCredentials = z.object({ clientId: text, clientSecret: text, webhookId: text.optional() });

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
