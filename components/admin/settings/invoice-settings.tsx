"use client";

import { Code, Text, Textarea, TextInput } from "@mantine/core";
import { Section } from "@/components/admin/kit/section";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { InvoiceSettingsView } from "@/lib/organizations/view";
import { SettingsForm } from "./settings-form";
import styles from "./settings-form.module.css";

type Props = {
  settings: InvoiceSettingsView;
  mayWrite: boolean;
  save: StaffAction<{ changed: number; version: string }>;
};

const NAMES = [
  "invoicePrefix",
  "invoiceDays",
  "reminderDays",
  "invoiceTerms",
  "companyName",
  "companyAddress",
  "companyTaxId",
  "taxName",
  "taxPercent",
];

/** What invoices say. */
export function InvoiceSettings({ settings, mayWrite, save }: Props) {
  return (
    <Section title="Invoices">
      <SettingsForm
        what="invoice settings"
        names={NAMES}
        mayWrite={mayWrite}
        version={settings.version}
        save={save}
      >
        {(errorOf) => {
          const field = (name: keyof InvoiceSettingsView & string, label: string, description: string) => ({
            name,
            label,
            description,
            error: errorOf(name),
            autoComplete: "off",
            defaultValue: String(settings[name] ?? ""),
          });
          return (
            <>
              <Text size="sm">
                The next invoice is <Code>{settings.nextNumber}</Code>. Company, tax and terms are shown on
                the pay page and in its mail; invoices that are written already keep theirs.
              </Text>
              <div className={styles.pair}>
                <TextInput
                  {...field(
                    "invoicePrefix",
                    "Prefix",
                    "Stands before the number. The count goes on under another prefix: no number is left out or given twice.",
                  )}
                />
                <TextInput
                  {...field(
                    "invoiceDays",
                    "Days to pay",
                    "After them an invoice that is not paid is overdue.",
                  )}
                />
                <TextInput
                  {...field(
                    "reminderDays",
                    "Days until the reminder",
                    "After them a customer who has not paid is reminded by mail, once.",
                  )}
                />
                <TextInput
                  {...field(
                    "companyName",
                    "Company",
                    "The legal name under which you bill. Empty: none is shown.",
                  )}
                />
                <Textarea
                  {...field("companyAddress", "Address", "As it is written on paper.")}
                  autosize
                  minRows={2}
                />
                <TextInput {...field("companyTaxId", "Tax id", "Yours, like DE123456789.")} />
                <TextInput
                  {...field("taxName", "Tax", "What it is called, like VAT. Empty: no tax is shown.")}
                />
                <TextInput
                  {...field(
                    "taxPercent",
                    "Tax, in percent",
                    "What your amounts contain of it, like 19. It is shown, and never added: $20.00 stay $20.00, “incl. 19 % VAT ($3.19)”.",
                  )}
                  inputMode="decimal"
                />
              </div>
              <Textarea
                {...field("invoiceTerms", "Terms", "How an invoice is to be paid, in your words.")}
                autosize
                minRows={2}
              />
            </>
          );
        }}
      </SettingsForm>
    </Section>
  );
}
