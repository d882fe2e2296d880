import type { Metadata } from "next";
import { Account } from "@/components/admin/account/account";
import { listPasskeys } from "@/lib/auth/staff/account";
import { deviceName } from "@/lib/auth/staff/device-name";
import { requirePerson, requireStaff } from "@/lib/auth/staff/require-staff";
import { listSessions } from "@/lib/auth/staff/sessions";
import { endEverySession, endOtherSessions, endSession, rename } from "./actions";

export const metadata: Metadata = { title: "Account and security" };

export default async function Page() {
  const { userId, name, email } = await requireStaff("viewer");
  const { twoFactorEnabled, sessionId } = await requirePerson();
  const [sessions, passkeys] = await Promise.all([listSessions(userId), listPasskeys(userId)]);
  return (
    <Account
      name={name}
      email={email}
      twoFactorEnabled={twoFactorEnabled}
      passkeys={passkeys.map((passkey) => ({
        id: passkey.id,
        name: passkey.name,
        createdAt: passkey.createdAt?.toISOString() ?? null,
      }))}
      sessions={sessions.map((session) => ({
        id: session.id,
        device: deviceName(session.userAgent),
        address: session.address,
        beganAt: session.beganAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
        current: session.id === sessionId,
      }))}
      actions={{ rename, endSession, endOtherSessions, endEverySession }}
    />
  );
}
