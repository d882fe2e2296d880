import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SetupPage } from "@/components/setup/setup-page";
import { translator } from "@/lib/i18n/translator";
import { getSetupPage } from "@/lib/setup/get-setup-page";

type Props = {
  params: Promise<{ brand: string; org: string; customer: string }>;
  searchParams: Promise<{ locale?: string | string[]; t?: string | string[] }>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const read = cache(async (brand: string, org: string, customer: string, locale?: string, token?: string) => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return getSetupPage({
    brandNumber: brand,
    orgId: org,
    customerId: customer,
    cookies: { receipt: jar.get("edge_receipt")?.value, link: jar.get("edge_link")?.value },
    localeQuery: locale,
    acceptLanguage: head.get("accept-language") ?? undefined,
    token,
  });
});

async function view({ params, searchParams }: Props) {
  const [{ brand, org, customer }, { locale, t }] = await Promise.all([params, searchParams]);
  return read(brand, org, customer, one(locale), one(t));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const shown = await view(props);
  if (!shown) return {};
  const t = translator(shown.locale);
  const state = shown.state === "replacing" ? "open" : shown.state;
  return { title: t(`title.${state}`, { brand: shown.brand.name }) };
}

/** The hosted setup page. Reading it changes nothing; every effect is a POST beside it. */
export default async function Page(props: Props) {
  const shown = await view(props);
  if (!shown) notFound();
  return <SetupPage view={shown} nonce={(await headers()).get("x-nonce") ?? ""} />;
}
