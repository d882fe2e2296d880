import { capOf } from "./cap";
import { CURRENCIES } from "./currencies";
import { inWords } from "./describe-trigger";
import { fireEndpoint } from "./present";
import { type ItemSettings, MOST_COUNTED, type StaffItemDetails } from "./types";
import type { DraftAbout } from "./view";

type About = {
  about: DraftAbout;
  brands: ItemSettings["brands"];
  currencies: string[];
  usualCap: string;
};

/** What the form of an item, or of a new one, is given beside the draft. */
export function formAbout(orgId: string, settings: ItemSettings, item: StaffItemDetails | null): About {
  const { currency, maxCaptureAmount, brands } = settings;
  const { active, paused } = item?.enrolled ?? { active: 0, paused: 0 };
  const known = [currency, ...(item ? [item.terms.currency] : []), ...CURRENCIES];
  return {
    about: {
      organization: { currency, maxCaptureAmount },
      before: item?.terms ?? null,
      everEnrolled: item?.everEnrolled ?? false,
      enrolled: {
        enrolled: active + paused,
        atLeast: active >= MOST_COUNTED || paused >= MOST_COUNTED,
      },
      names: callNames(orgId, brands, item),
    },
    brands,
    currencies: [...new Set(known)],
    usualCap: inWords(capOf({ maxCaptureAmount: null, currency }, settings)),
  };
}

/** What the call that fires an item names; an item of every brand is fired under any. */
export function callNames(
  orgId: string,
  brands: ItemSettings["brands"],
  item: Pick<StaffItemDetails, "id" | "terms"> | null,
): DraftAbout["names"] {
  return {
    endpoint: fireEndpoint(),
    orgId,
    itemId: item?.id ?? "<item id, known once it is made>",
    brandId: item?.terms.brandId ?? brands[0]?.id ?? "<brand id>",
  };
}
