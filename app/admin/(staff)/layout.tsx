import { ColorSchemeScript } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { AdminProvider } from "@/components/admin/kit/provider";
import { Shell } from "@/components/admin/shell/shell";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { env } from "@/lib/env";
import { searchAnything, signOut, switchOrg } from "./actions";

export const metadata: Metadata = { title: { default: "Edge", template: "%s · Edge" } };
export const viewport: Viewport = { colorScheme: "light dark" };

/** What surrounds the pages of signed-in staff. It guards none of them: each page asks for its own role. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { name, email, orgId, orgName, role, memberships } = await requireStaff("viewer");
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      <AdminProvider nonce={nonce}>
        <Shell
          staff={{ name, email, role }}
          org={{ orgId, name: orgName, role }}
          orgs={memberships.map((choice) => ({
            orgId: choice.orgId,
            name: choice.orgName,
            role: choice.role,
          }))}
          sandbox={env().EDGE_SANDBOX}
          switchOrg={switchOrg}
          signOut={signOut}
          search={searchAnything}
        >
          {children}
        </Shell>
      </AdminProvider>
    </>
  );
}
