import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvoicePage } from "@/components/admin/invoices/invoice-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import type { PageProps } from "@/lib/http/list-params";
import { getInvoiceDetails } from "@/lib/invoices/get-invoice-details";
import { callOff, resend } from "../actions";

export const metadata: Metadata = { title: "Invoice" };

/** One invoice, and what may be done with it. */
export default async function Page({ params }: PageProps<{ invoice: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const invoice = await getInvoiceDetails(ctx, (await params).invoice);
  if (!invoice) notFound();
  return (
    <InvoicePage
      invoice={invoice}
      resend={covers(role, "operator") ? resend : null}
      callOff={covers(role, "admin") ? callOff : null}
    />
  );
}
