"use client";

import { Alert, Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import { GATEWAY_NAMES } from "./words";

type Props = {
  account: GatewayAccountView;
  mayWrite: boolean;
  register: StaffAction<{ webhookFault: string | null }>;
};

/** Where the provider sends its events, and whether it does. */
export function AccountWebhook({ account, mayWrite, register }: Props) {
  const { id, gateway, webhook } = account;
  const provider = GATEWAY_NAMES[gateway];
  return (
    <Section
      title="Webhook"
      actions={
        mayWrite &&
        account.keys && (
          <ActionButton
            label={webhook.registered ? "Register again" : "Register"}
            title="Register the webhook"
            says={`${provider} is told to send this account's events to the address below. Do it again after APP_URL has changed; repeating it does no harm.`}
            confirm="Register"
            action={register}
            input={{ accountId: id }}
            done={({ webhookFault }) => webhookFault ?? "The webhook is registered."}
            result={({ webhookFault }) =>
              webhookFault ? (
                <Alert color="red" role="alert">
                  {webhookFault}
                </Alert>
              ) : (
                <Text>{provider} sends this account's events here.</Text>
              )
            }
            button={{ size: "xs" }}
          />
        )
      }
    >
      <Facts
        facts={[
          [
            "State",
            <StatusBadge key="state" status={webhook.registered ? "registered" : "not registered"} />,
          ],
          ["Address", <CopyText key="address" text={webhook.address} what="the address" />],
          [
            "Last event received",
            webhook.lastEventAt ? <TimeText key="last" at={webhook.lastEventAt} /> : "None yet",
          ],
        ]}
      />
    </Section>
  );
}
