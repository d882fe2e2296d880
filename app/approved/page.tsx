import { headers } from "next/headers";
import { PlainPage } from "@/components/ui/plain-page";
import { toLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Where PayPal sends a payer back whose integrator has a form of its own and named no address: it says that there is nothing
 * more to do here. It knows nobody and does nothing.
 */
export default async function Approved({ searchParams }: Query) {
  const t = translator(toLocale((await headers()).get("x-edge-locale")) ?? "en");
  const turnedBack = (await searchParams).cancelled !== undefined;
  const title = t("processing.titleMethod");
  return (
    <PlainPage title={title}>
      <title>{title}</title>
      <p>{turnedBack ? t("notice.cancelled") : t("done.nextNothing")}</p>
    </PlainPage>
  );
}
