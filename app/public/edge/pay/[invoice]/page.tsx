import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { payTitle } from "@/components/pay/page-title";
import { PayPage } from "@/components/pay/pay-page";
import { clientAddress } from "@/lib/http/client-address";
import { readVisitor } from "@/lib/http/page-cookies";
import { getPayPage } from "@/lib/invoices/get-pay-page";

type Props = {
  params: Promise<{ invoice: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Once for the title and the page. */
const readView = cache(async (invoiceId: string, locale?: string) => {
  const head = await headers();
  return getPayPage({
    invoiceId,
    cookies: readVisitor(head),
    address: clientAddress(head),
    localeQuery: locale,
    acceptLanguage: head.get("accept-language") ?? undefined,
  });
});

async function viewOf({ params, searchParams }: Props) {
  const [{ invoice }, { locale }] = await Promise.all([params, searchParams]);
  return readView(invoice, typeof locale === "string" ? locale : undefined);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await viewOf(props);
  return view ? { title: payTitle(view) } : {};
}

/** Pay Now and confirm-this-charge. Reading it changes nothing; every effect is a POST beside it. */
export default async function Page(props: Props) {
  const view = await viewOf(props);
  if (!view) notFound();
  return <PayPage view={view} nonce={(await headers()).get("x-nonce") ?? ""} />;
}
