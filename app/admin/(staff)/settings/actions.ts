"use server";

import { staffAction } from "@/lib/http/staff-action";
import { updateInvoiceSettingsInput, updateSettingsInput } from "@/lib/organizations/schema";
import { updateInvoiceSettings as updateInvoices } from "@/lib/organizations/update-invoice-settings";
import { updateSettings as update } from "@/lib/organizations/update-settings";

export const updateSettings = staffAction({ role: "owner", schema: updateSettingsInput, run: update });

export const updateInvoiceSettings = staffAction({
  role: "owner",
  schema: updateInvoiceSettingsInput,
  run: updateInvoices,
});
