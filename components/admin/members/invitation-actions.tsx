"use client";

import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { Invitation } from "./invitation-list";

type Props = { invitation: Invitation; action: StaffAction<void> };

export function ResendInvitation({ invitation: { id, email }, action }: Props) {
  return (
    <ActionButton
      label="Send again"
      title={`Invite ${email} again`}
      says="They are mailed a new link that works for seven days. The link of the former mail opens nothing any more."
      confirm="Send the invitation"
      action={action}
      input={{ invitationId: id }}
      done={`The invitation to ${email} is on its way.`}
      button={{ size: "xs" }}
    />
  );
}

export function RevokeInvitation({ invitation: { id, email }, action }: Props) {
  return (
    <ActionButton
      label="Revoke"
      title={`Revoke the invitation of ${email}`}
      says="The link in their mail opens nothing any more. You may invite them again."
      confirm="Revoke the invitation"
      danger
      action={action}
      input={{ invitationId: id }}
      done={`The invitation of ${email} is revoked.`}
      button={{ size: "xs", variant: "subtle" }}
    />
  );
}
