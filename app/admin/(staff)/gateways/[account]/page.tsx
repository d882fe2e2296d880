import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountActions } from "@/components/admin/gateways/account-actions";
import { AccountKeys } from "@/components/admin/gateways/account-keys";
import { AccountWebhook } from "@/components/admin/gateways/account-webhook";
import { accountTitle, customersText } from "@/components/admin/gateways/words";
import { Facts } from "@/components/admin/kit/facts";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { findAccountView } from "@/lib/gateway-accounts/list-accounts";
import {
  disableAccount,
  enableAccount,
  registerWebhook,
  renameAccount,
  replacePaypalSecret,
  replaceStripeKeys,
} from "../actions";

export const metadata: Metadata = { title: "Gateway account" };

export default async function GatewayAccountPage({ params }: { params: Promise<{ account: string }> }) {
  const { ctx, role } = await requireStaff("viewer");
  const account = await findAccountView(ctx, (await params).account);
  if (!account) notFound();
  const mayWrite = covers(role, "owner");
  return (
    <>
      <PageHeader
        title={account.name}
        about={accountTitle(account)}
        actions={
          mayWrite && (
            <AccountActions
              account={account}
              rename={renameAccount}
              enable={enableAccount}
              disable={disableAccount}
            />
          )
        }
      />
      <Section title="Account">
        <Facts
          facts={[
            ["State", <StatusBadge key="state" status={account.status} />],
            ["Mode", <StatusBadge key="mode" status={account.mode} />],
            ["Account at the provider", account.accountRef],
            ["Active customers saved there", customersText(account)],
            ["Connected", <TimeText key="connected" at={account.createdAt} />],
          ]}
        />
      </Section>
      <AccountKeys
        account={account}
        mayWrite={mayWrite}
        replaceStripe={replaceStripeKeys}
        replacePaypal={replacePaypalSecret}
      />
      <AccountWebhook account={account} mayWrite={mayWrite} register={registerWebhook} />
    </>
  );
}
