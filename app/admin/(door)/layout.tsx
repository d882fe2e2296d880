import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DoorFrame } from "@/components/admin/account/door-frame";

export const metadata: Metadata = { title: { default: "Edge", template: "%s · Edge" } };
export const viewport: Viewport = { colorScheme: "light dark" };

/** Around the pages on the way in, which nobody has to be signed in for. */
export default async function DoorLayout({ children }: { children: ReactNode }) {
  return <DoorFrame nonce={(await headers()).get("x-nonce") ?? ""}>{children}</DoorFrame>;
}
