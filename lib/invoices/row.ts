import type { InvoiceStatus } from "@/lib/generated/prisma/enums";

/** The amount is in minor units of `currency`. */
export type InvoiceRow = {
  id: string;
  number: string;
  chargeId: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  amount: number;
  currency: string;
  status: InvoiceStatus;
  sentTo: string | null;
  sentAt: Date | null;
  dueAt: Date | null;
  paidAt: Date | null;
  createdAt: Date;
};
