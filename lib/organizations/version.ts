import { createHash } from "node:crypto";
import type { Organization } from "@/lib/generated/prisma/client";

/** What each of the two forms writes. */
const EDGE = [
  "name",
  "currency",
  "requireInitialCharge",
  "initialAmount",
  "minimumInitialAmount",
  "maxCaptureAmount",
  "captureMode",
  "cooldownSeconds",
  "failureLimit",
  "linkDays",
  "signedLinks",
  "defaultGateway",
] as const satisfies (keyof Organization)[];
const INVOICES = [
  "invoicePrefix",
  "invoiceDays",
  "reminderDays",
  "invoiceTerms",
  "companyName",
  "companyAddress",
  "companyTaxId",
  "taxName",
  "taxPercent",
] as const satisfies (keyof Organization)[];

/** Marks of all that the forms write: another one means that somebody has changed it since. */
export const edgeVersion = (row: Organization): string => versionOf(row, EDGE);
export const invoiceVersion = (row: Organization): string => versionOf(row, INVOICES);

function versionOf(row: Organization, fields: readonly (keyof Organization)[]): string {
  const values = fields.map((field) => row[field]?.toString() ?? null);
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url");
}
