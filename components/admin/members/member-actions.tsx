"use client";

import { IconUserPlus } from "@tabler/icons-react";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { Member } from "./member-list";
import { ROLE_OPTIONS, roleTitle } from "./words";

export function InviteMember({ action }: { action: StaffAction<{ id: string }> }) {
  return (
    <ActionButton
      label="Invite"
      title="Invite a person"
      says="They are mailed a link that works for seven days, with which they join under their own name and password."
      confirm="Send the invitation"
      fields={[
        { name: "email", label: "E-mail address", type: "email", required: true },
        {
          name: "role",
          label: "Role",
          type: "select",
          options: ROLE_OPTIONS,
          initial: "viewer",
          help: "What each role may do stands at the end of this page.",
        },
      ]}
      action={action}
      input={{}}
      done="The invitation is on its way."
      button={{ variant: "filled", leftSection: <IconUserPlus size={16} /> }}
    />
  );
}

export function LeaveOrganization({ orgName, action }: { orgName: string; action: StaffAction<void> }) {
  return (
    <ActionButton
      label="Leave"
      title={`Leave ${orgName}`}
      says="You see nothing of this organization any more, until an owner invites you again. The last owner cannot leave."
      confirm="Leave the organization"
      danger
      action={action}
      input={{}}
      done={`You are no member of ${orgName} any more.`}
      button={{ variant: "subtle" }}
    />
  );
}

export function ChangeRole({ member, action }: { member: Member; action: StaffAction<void> }) {
  const { userId, name, role, isMe } = member;
  return (
    <ActionButton
      label="Change role"
      title={`Change the role of ${name}`}
      says={
        isMe
          ? "This is you: with a lower role you cannot take it back yourself. An organization always keeps one owner."
          : "From their next step on they may do what the new role may."
      }
      confirm="Change the role"
      fields={[{ name: "role", label: "Role", type: "select", options: ROLE_OPTIONS, initial: role }]}
      action={action}
      input={{ userId }}
      done={`The role of ${name} is changed.`}
      button={{ size: "xs" }}
    />
  );
}

export function RemoveMember({ member, action }: { member: Member; action: StaffAction<void> }) {
  const { userId, name, email, role } = member;
  return (
    <ActionButton
      label="Remove"
      title={`Remove ${name}`}
      says={`${name} (${email}, ${roleTitle(role)}) sees nothing of this organization any more, from their next step on. What they did stays in the audit log.`}
      confirm="Remove the member"
      danger
      action={action}
      input={{ userId }}
      done={`${name} is removed.`}
      button={{ size: "xs", variant: "subtle" }}
    />
  );
}
