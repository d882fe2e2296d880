import { Forbidden } from "@/components/admin/account/forbidden";
import { askedRole, currentPerson } from "@/lib/auth/staff/require-staff";

/** What `requireStaff` shows, with HTTP 403, to a role that does not cover what the page needs. */
export default async function Page() {
  const person = await currentPerson();
  return (
    <Forbidden
      role={person?.active?.role ?? null}
      orgName={person?.active?.orgName ?? null}
      needed={askedRole().role ?? null}
    />
  );
}
