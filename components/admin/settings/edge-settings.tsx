"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { Section } from "@/components/admin/kit/section";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { SettingsView } from "@/lib/organizations/view";
import { SettingsForm } from "./settings-form";
import styles from "./settings-form.module.css";

type Props = {
  settings: SettingsView;
  mayWrite: boolean;
  save: StaffAction<{ changed: number; version: string }>;
};

const NAMES = [
  "name",
  "currency",
  "initialAmount",
  "minimumInitialAmount",
  "maxCaptureAmount",
  "captureMode",
  "cooldownSeconds",
  "failureLimit",
  "linkDays",
  "defaultGateway",
];
const TICKS = ["requireInitialCharge", "signedLinks"];
const GATEWAYS = { stripe: "Stripe", paypal: "PayPal" };

/** How the organization charges, each setting with what it means. */
export function EdgeSettings({ settings, mayWrite, save }: Props) {
  const { currency, currencyFixed, gateways } = settings;
  return (
    <Section title="Edge settings">
      <SettingsForm
        what="Edge settings"
        names={NAMES}
        ticks={TICKS}
        mayWrite={mayWrite}
        version={settings.version}
        save={save}
      >
        {(errorOf) => {
          const field = (name: keyof SettingsView & string, label: string, description: string) => ({
            name,
            label,
            description,
            error: errorOf(name),
            autoComplete: "off",
          });
          const text = (name: keyof SettingsView & string, label: string, description: string) => (
            <TextInput {...field(name, label, description)} defaultValue={String(settings[name])} />
          );
          return (
            <>
              <div className={styles.pair}>
                {text(
                  "name",
                  "Organization's name",
                  "As your staff see it. Customers see the name of your brand.",
                )}
                <TextInput
                  {...field(
                    "currency",
                    "Currency",
                    currencyFixed
                      ? "Fixed: something was charged in it."
                      : "Three letters, like USD. It can be changed until something is charged.",
                  )}
                  defaultValue={currency}
                  readOnly={currencyFixed}
                  maxLength={3}
                />
              </div>
              <Checkbox
                name="requireInitialCharge"
                label="Require an initial charge"
                description="A new customer pays the initial charge while saving their payment method, and is active once it is paid. Without it, saving the method is enough. A call may say otherwise for its customer."
                defaultChecked={settings.requireInitialCharge}
              />
              <div className={styles.pair}>
                {text(
                  "initialAmount",
                  `Initial charge, in ${currency}`,
                  "What a new customer pays, where the call names no other amount.",
                )}
                {text(
                  "minimumInitialAmount",
                  `Minimum initial charge, in ${currency}`,
                  "The least that a call may name. The initial charge cannot be below it.",
                )}
                {text(
                  "maxCaptureAmount",
                  `Most that one charge may take, in ${currency}`,
                  "A trigger that asks for more is refused, never shortened. An item may set its own cap.",
                )}
                <NativeSelect
                  {...field(
                    "captureMode",
                    "Triggers are charged",
                    "What new billable items are given. “By themselves” charges the saved method at once; “When the customer confirms” mails an invoice with a pay page.",
                  )}
                  data={[
                    { value: "off_session", label: "By themselves" },
                    { value: "client_confirm", label: "When the customer confirms" },
                  ]}
                  defaultValue={settings.captureMode}
                />
                {text(
                  "cooldownSeconds",
                  "Cooldown, in seconds",
                  "For so long after a charge the same customer and item are not charged again: the call is given the first charge. 0 switches it off.",
                )}
                {text(
                  "failureLimit",
                  "Failed charges in a row",
                  "After so many an enrollment is paused, until somebody resumes it.",
                )}
                {text("linkDays", "Days a setup link is open", "After them the customer needs a new link.")}
                <NativeSelect
                  {...field("defaultGateway", "Default gateway", "Used by API calls that name none.")}
                  data={[
                    { value: "", label: "None" },
                    ...gateways.map((gateway) => ({ value: gateway, label: GATEWAYS[gateway] })),
                  ]}
                  defaultValue={settings.defaultGateway ?? ""}
                />
              </div>
              <Checkbox
                name="signedLinks"
                label="Sign setup links"
                description="New links carry a secret of their own, so that knowing a customer's id does not open their page. Links that are out already work on."
                defaultChecked={settings.signedLinks}
              />
            </>
          );
        }}
      </SettingsForm>
    </Section>
  );
}
