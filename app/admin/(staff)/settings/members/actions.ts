"use server";

import { z } from "zod";
import { changeRole as change, changeRoleSchema } from "@/lib/auth/staff/change-role";
import { inviteMember as invite, inviteMemberSchema } from "@/lib/auth/staff/invite-member";
import { removeMember as remove, removeMemberSchema } from "@/lib/auth/staff/remove-member";
import { resendInvitation as resend, resendInvitationSchema } from "@/lib/auth/staff/resend-invitation";
import { revokeInvitation as revoke, revokeInvitationSchema } from "@/lib/auth/staff/revoke-invitation";
import { staffAction } from "@/lib/http/staff-action";

export const inviteMember = staffAction({ role: "owner", schema: inviteMemberSchema, run: invite });

export const resendInvitation = staffAction({ role: "owner", schema: resendInvitationSchema, run: resend });

export const revokeInvitation = staffAction({ role: "owner", schema: revokeInvitationSchema, run: revoke });

export const changeRole = staffAction({ role: "owner", schema: changeRoleSchema, run: change });

export const removeMember = staffAction({ role: "owner", schema: removeMemberSchema, run: remove });

/** Everybody may go. */
export const leaveOrganization = staffAction({
  role: "viewer",
  schema: z.object({}),
  run: (ctx) => remove(ctx, { userId: ctx.actor.id }),
});
