import { DEMO_CONTACT } from "@/prisma/demo/contact";
import type { Demo } from "./demo";

export type Facts = Demo & {
  base_url: string;
  sandbox_url: string;
  database_url: string;
  mailbox_url: string | null;
};

/** The one block that a person reads when all is up. The curl works as it is pasted. */
export function toBanner(facts: Facts, home: string, seconds: number): string {
  const body = {
    org_id: facts.org_id,
    brand_id: facts.brand_id,
    contact_id: DEMO_CONTACT.id,
    bi_id: facts.items.fixed,
  };
  return `
  Edge is ready (${seconds.toFixed(1)} s)

    App       ${facts.base_url}
${toStaffLine(facts)}    Docs      ${facts.base_url}/docs   every action, with forms that make the calls
    Sandbox   ${facts.sandbox_url}   plays Stripe and PayPal; no money moves
${facts.mailbox_url ? `    Mailbox   ${facts.mailbox_url}   the mails to customers; none is sent\n` : ""}    API key   ${facts.api_key}
    Data      ${home}   (these facts: sandbox.json; logs: log/)

  Create a billing customer, then open the setup_url of the answer ("gateway":"paypal" for PayPal):

curl -sS ${facts.base_url}/public/edge/buildCustomerProfileSetup \\
  -H 'Authorization: Bearer ${facts.api_key}' -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body)}'

  Test cards (any future date, any security code)
    4242 4242 4242 4242   succeeds
    4000 0000 0000 3220   asks for 3-D Secure
    4000 0000 0000 0002   is declined
    4000 0000 0000 9995   has insufficient funds

  Ctrl-C stops everything.

`;
}

/** Who may do everything in the first demo organization; the others are in sandbox.json. */
function toStaffLine({ base_url, staff }: Facts): string {
  const owner = staff.find(({ role }) => role === "owner");
  return owner ? `    Staff     ${base_url}/admin   ${owner.email} / ${owner.password}\n` : "";
}
