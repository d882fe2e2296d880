import { ColorSchemeScript } from "@mantine/core";
import type { ReactNode } from "react";
import { AdminProvider } from "@/components/admin/kit/provider";
import styles from "./door.module.css";

/** A page on the way in: one card in the middle, in the system's light or dark. */
export function DoorFrame({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      <AdminProvider nonce={nonce}>
        <main className={styles.door}>{children}</main>
      </AdminProvider>
    </>
  );
}
