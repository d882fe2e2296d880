"use client";

import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import { GATEWAY_NAMES, savedMethodsText } from "./words";

type Props = {
  account: GatewayAccountView;
  rename: StaffAction<{ name: string }>;
  enable: StaffAction<{ name: string; disabled: string | null }>;
  disable: StaffAction<{ name: string }>;
};

export function AccountActions({ account, rename, enable, disable }: Props) {
  const { id, name, gateway, status } = account;
  const provider = GATEWAY_NAMES[gateway];
  return (
    <>
      <ActionButton
        label="Rename"
        title={`Rename “${name}”`}
        says="Only your staff see the name."
        fields={[{ name: "name", label: "Name", type: "text", initial: name, required: true }]}
        action={rename}
        input={{ accountId: id }}
        done={(after) => `The account is now “${after.name}”.`}
      />
      {status === "active" ? (
        <ActionButton
          label="Disable"
          title={`Disable “${name}”`}
          says={`Until another ${provider} account is connected or enabled, no set-up begins with ${provider}, and no customer who pays with ${provider} can be charged. ${savedMethodsText(account)} Charges under way, refunds and events go on.`}
          confirm="Disable the account"
          danger
          action={disable}
          input={{ accountId: id }}
          done={(after) => `“${after.name}” is disabled.`}
        />
      ) : (
        <ActionButton
          label="Enable"
          title={`Enable “${name}”`}
          says={`New set-ups with ${provider} begin at this account. One that is in use now is disabled; customers saved there go on being charged there.`}
          confirm="Enable the account"
          action={enable}
          input={{ accountId: id }}
          done={(after) =>
            after.disabled
              ? `“${after.name}” is in use, and “${after.disabled}” is disabled.`
              : `“${after.name}” is in use.`
          }
        />
      )}
    </>
  );
}
