import type { GatewayName } from "@/lib/gateways/types";

/** Settings as the form shows them. Amounts are text in currency units. */
export type SettingsView = {
  /** Handed back with what is saved. */
  version: string;
  name: string;
  currency: string;
  /** Something was charged in it. */
  currencyFixed: boolean;
  requireInitialCharge: boolean;
  initialAmount: string;
  minimumInitialAmount: string;
  maxCaptureAmount: string;
  captureMode: "off_session" | "client_confirm";
  cooldownSeconds: number;
  failureLimit: number;
  linkDays: number;
  signedLinks: boolean;
  defaultGateway: GatewayName | null;
  /** Where an account is in use. */
  gateways: GatewayName[];
};

export type InvoiceSettingsView = {
  /** Handed back with what is saved. */
  version: string;
  invoicePrefix: string;
  /** The number that the next invoice is given. */
  nextNumber: string;
  invoiceDays: number;
  reminderDays: number;
  invoiceTerms: string | null;
  companyName: string | null;
  companyAddress: string | null;
  companyTaxId: string | null;
  taxName: string | null;
  taxPercent: string | null;
};
