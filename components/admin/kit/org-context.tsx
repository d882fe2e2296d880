"use client";

import { createContext, type ReactNode, useContext } from "react";

const Org = createContext<string | null>(null);

/** The organization that this page shows: what a page does, it does there, whatever another tab has switched to since. */
export function OrgProvider({ orgId, children }: { orgId: string; children: ReactNode }) {
  return <Org value={orgId}>{children}</Org>;
}

export function useOrgId(): string {
  const orgId = useContext(Org);
  if (!orgId) throw new Error("This component belongs into a staff page");
  return orgId;
}
