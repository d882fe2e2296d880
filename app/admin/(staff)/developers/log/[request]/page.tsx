import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallPage } from "@/components/admin/log/call-page";
import { findApiRequest } from "@/lib/api-log/queries";
import { toCallView } from "@/lib/api-log/to-view";
import { listKeyNames } from "@/lib/auth/api-keys/list-key-names";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import type { PageProps } from "@/lib/http/list-params";
import { meaningOfError } from "@/lib/http/openapi/error-meaning";

export const metadata: Metadata = { title: "API call" };

/** One call of the API, with what was asked and answered. */
export default async function ApiCallPage({ params }: PageProps<{ request: string }>) {
  const { ctx } = await requireStaff("viewer");
  const call = await findApiRequest(ctx.orgId, (await params).request);
  if (!call) notFound();
  const keyNames = new Map((await listKeyNames(ctx)).map(({ id, name }) => [id, name]));
  return <CallPage call={toCallView(call, keyNames, meaningOfError(call.errorCode))} />;
}
