"use client";

import { Code } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { Field } from "@/components/admin/kit/dialog-field";
import { Facts } from "@/components/admin/kit/facts";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import { GATEWAY_NAMES } from "./words";

type Replace = StaffAction<{ name: string }>;

type Props = {
  account: GatewayAccountView;
  mayWrite: boolean;
  replaceStripe: Replace;
  replacePaypal: Replace;
};

const STRIPE: readonly Field[] = [
  { name: "secretKey", label: "New secret key", type: "text", required: true, placeholder: "sk_…" },
  {
    name: "publishableKey",
    label: "New publishable key",
    type: "text",
    placeholder: "pk_…",
    help: "Empty: the one in use stays.",
  },
];

const PAYPAL: readonly Field[] = [
  {
    name: "clientSecret",
    label: "New secret",
    type: "text",
    required: true,
    help: "Of the same app: the client id stays.",
  },
];

/** The ends of the keys, and others in their place. */
export function AccountKeys({ account, mayWrite, replaceStripe, replacePaypal }: Props) {
  const { id, gateway, keys } = account;
  const stripe = gateway === "stripe";
  const provider = GATEWAY_NAMES[gateway];
  return (
    <Section
      title="Keys"
      actions={
        mayWrite &&
        keys && (
          <ActionButton
            label={stripe ? "Replace keys" : "Replace secret"}
            title={stripe ? "Replace the keys" : "Replace the secret"}
            says={`For keys that were rolled at ${provider}. They must be of the same ${provider} account, in which your customers' methods are saved: ${provider} is asked before they are kept. Charges go on meanwhile.`}
            confirm="Replace"
            fields={stripe ? STRIPE : PAYPAL}
            action={stripe ? replaceStripe : replacePaypal}
            input={{ accountId: id }}
            done="The new keys are in use."
            button={{ size: "xs" }}
          />
        )
      }
    >
      {keys ? (
        <Facts facts={keys.map(({ name, shown }) => [name, <Code key={name}>{shown}</Code>])} />
      ) : (
        <FaultNotice message="These keys cannot be opened: the secret key under which they were sealed is missing from EDGE_SECRET_KEY and EDGE_SECRET_KEY_PREVIOUS. Add it there and restart." />
      )}
    </Section>
  );
}
