import type { Metadata, Viewport } from "next";
import { actionTable } from "@/app/public/action-table";
import { ReferencePage } from "@/components/docs/reference-page";
import { env } from "@/lib/env";
import { readDemo } from "@/lib/http/openapi/demo";
import { toReference } from "@/lib/http/openapi/reference";

export const metadata: Metadata = { title: "Edge API reference" };
export const viewport: Viewport = { colorScheme: "light dark" };

// The address and the demo's key are this deployment's, which a build does not know.
export const dynamic = "force-dynamic";

/** The API for people who integrate it; `/public/edge/openapi.json` is the same for programs. */
export default async function Page() {
  return <ReferencePage reference={toReference(actionTable, env().APP_URL, await readDemo())} />;
}
