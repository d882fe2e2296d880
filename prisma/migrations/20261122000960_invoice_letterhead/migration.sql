-- Who billed, on which terms, and which tax the amount contains, as the organization's settings said when the invoice was written.
ALTER TABLE "invoice" ADD COLUMN     "company_address" TEXT,
ADD COLUMN     "company_name" TEXT,
ADD COLUMN     "company_tax_id" TEXT,
ADD COLUMN     "tax_name" TEXT,
ADD COLUMN     "tax_percent" DECIMAL(5,2),
ADD COLUMN     "terms" TEXT;

-- Those that were written before have shown today's settings so far, and keep these.
update invoice i set company_name = o.company_name, company_address = o.company_address, company_tax_id = o.company_tax_id,
    terms = o.invoice_terms, tax_name = o.tax_name, tax_percent = o.tax_percent
  from organization o
  where o.id = i.org_id
    and num_nonnulls(o.company_name, o.company_address, o.company_tax_id, o.invoice_terms, o.tax_name, o.tax_percent) > 0;

-- Whoever writes an invoice, by whatever way, writes it under the letterhead of that moment.
create function keep_letterhead() returns trigger
language plpgsql as $$
begin
  select o.company_name, o.company_address, o.company_tax_id, o.invoice_terms, o.tax_name, o.tax_percent
    into new.company_name, new.company_address, new.company_tax_id, new.terms, new.tax_name, new.tax_percent
    from organization o where o.id = new.org_id;
  return new;
end $$;

create trigger keep_letterhead before insert on invoice for each row execute function keep_letterhead();
