"use server";

import { chooseDefaultGateway as choose } from "@/lib/gateway-accounts/choose-default-gateway";
import {
  connectPaypal as connectPaypalAccount,
  connectStripe as connectStripeAccount,
} from "@/lib/gateway-accounts/connect-typed-account";
import { disableAccount as disable } from "@/lib/gateway-accounts/disable-account";
import { enableAccount as enable } from "@/lib/gateway-accounts/enable-account";
import { registerWebhook as register } from "@/lib/gateway-accounts/register-webhook";
import { renameAccount as rename } from "@/lib/gateway-accounts/rename-account";
import { replaceCredentials } from "@/lib/gateway-accounts/replace-credentials";
import {
  accountInput,
  chooseDefaultGatewayInput,
  connectPaypalInput,
  connectStripeInput,
  renameAccountInput,
  replacePaypalSecretInput,
  replaceStripeKeysInput,
} from "@/lib/gateway-accounts/schema";
import { staffAction } from "@/lib/http/staff-action";

export const connectStripe = staffAction({
  role: "owner",
  schema: connectStripeInput,
  run: connectStripeAccount,
});

export const connectPaypal = staffAction({
  role: "owner",
  schema: connectPaypalInput,
  run: connectPaypalAccount,
});

export const replaceStripeKeys = staffAction({
  role: "owner",
  schema: replaceStripeKeysInput,
  run: replaceCredentials,
});

export const replacePaypalSecret = staffAction({
  role: "owner",
  schema: replacePaypalSecretInput,
  run: replaceCredentials,
});

export const registerWebhook = staffAction({ role: "owner", schema: accountInput, run: register });

export const renameAccount = staffAction({ role: "owner", schema: renameAccountInput, run: rename });

export const disableAccount = staffAction({ role: "owner", schema: accountInput, run: disable });

export const enableAccount = staffAction({ role: "owner", schema: accountInput, run: enable });

export const chooseDefaultGateway = staffAction({
  role: "owner",
  schema: chooseDefaultGatewayInput,
  run: choose,
});
