import type { Metadata } from "next";
import { Invitation } from "@/components/admin/account/invitation";
import { findInvitation } from "@/lib/auth/staff/accept-invitation";
import { currentPerson } from "@/lib/auth/staff/require-staff";
import { join, joinAsMyself, leave } from "../../actions";

export const metadata: Metadata = { title: "Invitation" };

/** Wrong, used, revoked and expired links look the same. */
export default async function Page({ params }: PageProps<"/admin/invitation/[token]">) {
  const { token } = await params;
  const [invitation, person] = await Promise.all([findInvitation(token), currentPerson()]);
  return (
    <Invitation
      token={token}
      invitation={
        invitation && {
          orgName: invitation.orgName,
          email: invitation.email,
          role: invitation.role,
          known: invitation.known,
        }
      }
      signedInAs={person?.email ?? null}
      join={join}
      joinAsMyself={joinAsMyself}
      leave={leave}
    />
  );
}
