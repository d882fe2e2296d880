"use client";

import { Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import { Section } from "@/components/admin/kit/section";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import { GATEWAY_NAMES } from "./words";

type Props = {
  accounts: GatewayAccountView[];
  mayWrite: boolean;
  choose: StaffAction<{ gateway: string | null }>;
};

/** Which gateway a call means that names none. */
export function DefaultGateway({ accounts, mayWrite, choose }: Props) {
  const inUse = accounts.filter(({ status }) => status === "active");
  if (inUse.length === 0) return null;
  const chosen = inUse.find(({ isDefault }) => isDefault);
  return (
    <Section
      title="Default gateway"
      actions={
        mayWrite && (
          <ActionButton
            label="Change"
            title="Default gateway"
            says="API calls that name no gateway use this one from now on. Customers who are set up already stay where they are."
            confirm="Save"
            fields={[
              {
                name: "gateway",
                label: "Gateway",
                type: "select",
                options: [
                  { value: "", label: "None: such calls are refused where there are several" },
                  ...inUse.map(({ gateway }) => ({ value: gateway, label: GATEWAY_NAMES[gateway] })),
                ],
                initial: chosen?.gateway ?? "",
              },
            ]}
            action={choose}
            input={{}}
            done="The default gateway is saved."
            button={{ size: "xs" }}
          />
        )
      }
    >
      <Text size="sm">{sentence(chosen, inUse)}</Text>
    </Section>
  );
}

function sentence(chosen: GatewayAccountView | undefined, inUse: GatewayAccountView[]): string {
  if (chosen) return `API calls that name no gateway use ${GATEWAY_NAMES[chosen.gateway]}.`;
  const [only, another] = inUse;
  if (only && !another)
    return `None is chosen. API calls that name no gateway use ${GATEWAY_NAMES[only.gateway]}, the only one in use.`;
  return "None is chosen. API calls have to name a gateway.";
}
