import type { FindingView } from "@/lib/drift/view";

type Words = {
  /** Of the findings that are so. */
  title: string;
  badge: string;
  /** Of the time at which it became so. */
  closed: string;
  /** Said where there are none. */
  none: { title: string; about: string };
};

/** The states of a finding, in the order in which the report offers them. */
export const STATUS_WORDS: Record<FindingView["status"], Words> = {
  open: {
    title: "Open",
    badge: "open",
    closed: "Closed (UTC)",
    none: {
      title: "Nothing is open",
      about: "As far as was compared, the providers' books and yours say the same.",
    },
  },
  healed: {
    title: "Healed by Edge",
    badge: "healed",
    closed: "Healed (UTC)",
    none: {
      title: "Nothing was healed",
      about: "What a comparison can safely mend by itself is listed here.",
    },
  },
  gone: {
    title: "Settled since",
    badge: "settled",
    closed: "Settled (UTC)",
    none: { title: "Nothing has settled", about: "What a later comparison no longer found is listed here." },
  },
  dismissed: {
    title: "Dismissed",
    badge: "dismissed",
    closed: "Dismissed (UTC)",
    none: { title: "Nothing is dismissed", about: "What staff have closed with a reason is listed here." },
  },
};
