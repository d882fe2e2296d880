-- When a browser first showed the pay page of an invoice.
ALTER TABLE "invoice" ADD COLUMN     "opened_at" TIMESTAMPTZ(3);
