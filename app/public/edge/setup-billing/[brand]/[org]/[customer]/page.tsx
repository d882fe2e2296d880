import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { SetupPage } from "@/components/setup/setup-page";
import { clientAddress } from "@/lib/http/client-address";
import { readVisitor } from "@/lib/http/page-cookies";
import { translator } from "@/lib/i18n/translator";
import { getSetupPage } from "@/lib/setup/get-setup-page";
import { setupPath } from "@/lib/setup/page-path";

type Props = {
  params: Promise<{ brand: string; org: string; customer: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** Once for the title and the page. */
const readView = cache(async (brandNumber: string, orgId: string, customerId: string, locale?: string) => {
  const head = await headers();
  return getSetupPage({
    brandNumber,
    orgId,
    customerId,
    cookies: readVisitor(head),
    address: clientAddress(head),
    localeQuery: locale,
    acceptLanguage: head.get("accept-language") ?? undefined,
  });
});

async function viewOf({ params, searchParams }: Props) {
  const [{ brand, org, customer }, { locale, t }] = await Promise.all([params, searchParams]);
  const token = one(t);
  if (token !== undefined) {
    const query = new URLSearchParams({ t: token, ...(one(locale) ? { locale: one(locale) } : {}) });
    redirect(`${setupPath({ brandNumber: brand, orgId: org, customerId: customer })}/open?${query}`);
  }
  return readView(brand, org, customer, one(locale));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await viewOf(props);
  if (!view) return {};
  const title = view.state === "replacing" ? "open" : view.state;
  return { title: translator(view.locale)(`title.${title}`, { brand: view.brand.name }) };
}

/** The hosted setup page. Reading it changes nothing; every effect is a POST beside it. */
export default async function Page(props: Props) {
  const view = await viewOf(props);
  if (!view) notFound();
  return <SetupPage view={view} nonce={(await headers()).get("x-nonce") ?? ""} />;
}
