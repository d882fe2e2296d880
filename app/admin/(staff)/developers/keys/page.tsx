import type { Metadata } from "next";
import { KeyList } from "@/components/admin/keys/key-list";
import { MakeKey } from "@/components/admin/keys/make-key";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { listApiKeys } from "@/lib/auth/api-keys/list-api-keys";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { env } from "@/lib/env";
import { makeApiKey, renameApiKey, revokeApiKey } from "./actions";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const { ctx, role } = await requireStaff("viewer");
  const mayWrite = covers(role, "owner");
  const keys = await listApiKeys(ctx);
  return (
    <>
      <PageHeader
        title="API keys"
        about="What your own systems call Edge with. Each key acts for this organization alone."
        actions={mayWrite && <MakeKey action={makeApiKey} origin={env().APP_URL} orgId={ctx.orgId} />}
      />
      <Section>
        <KeyList keys={keys} mayWrite={mayWrite} rename={renameApiKey} revoke={revokeApiKey} />
      </Section>
    </>
  );
}
