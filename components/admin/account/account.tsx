import { PageHeader } from "@/components/admin/kit/page-header";
import { PasskeySection } from "./passkey-section";
import { PasswordSection } from "./password-section";
import { ProfileSection } from "./profile-section";
import { SessionSection } from "./session-section";
import { TwoFactorSection } from "./two-factor-section";
import type { Act, PasskeyRow, SessionRow } from "./types";

type Props = {
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  passkeys: PasskeyRow[];
  sessions: SessionRow[];
  actions: {
    rename: Act<{ name: string }>;
    endSession: Act<{ sessionId: string }>;
    endOtherSessions: Act<Record<string, never>>;
    endEverySession: Act<Record<string, never>>;
  };
};

/** Everything that a person decides about their own account. */
export function Account({ name, email, twoFactorEnabled, passkeys, sessions, actions }: Props) {
  return (
    <>
      <PageHeader title="Account and security" about={email} />
      <ProfileSection name={name} rename={actions.rename} />
      <PasswordSection />
      <TwoFactorSection enabled={twoFactorEnabled} />
      <PasskeySection passkeys={passkeys} />
      <SessionSection sessions={sessions} actions={actions} />
    </>
  );
}
