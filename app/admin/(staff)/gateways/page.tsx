import type { Metadata } from "next";
import { AccountList } from "@/components/admin/gateways/account-list";
import { ConnectAccount } from "@/components/admin/gateways/connect-account";
import { DefaultGateway } from "@/components/admin/gateways/default-gateway";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { listAccounts } from "@/lib/gateway-accounts/list-accounts";
import { chooseDefaultGateway, connectPaypal, connectStripe } from "./actions";

export const metadata: Metadata = { title: "Gateways" };

export default async function GatewaysPage() {
  const { ctx, role } = await requireStaff("viewer");
  const mayWrite = covers(role, "owner");
  const accounts = await listAccounts(ctx);
  return (
    <>
      <PageHeader
        title="Gateways"
        about="The accounts at Stripe and PayPal through which this organization's customers pay."
        actions={mayWrite && <ConnectAccount connectStripe={connectStripe} connectPaypal={connectPaypal} />}
      />
      <Section>
        <AccountList accounts={accounts} mayWrite={mayWrite} />
      </Section>
      <DefaultGateway accounts={accounts} mayWrite={mayWrite} choose={chooseDefaultGateway} />
    </>
  );
}
