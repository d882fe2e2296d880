import { money } from "@/lib/money";
import { ATTENTION_LIMIT, type Attention, type AttentionEntry } from "./attention";

/** Null where no page lists them: each leads to where it belongs. */
const LISTS: Record<Attention["list"], string | null> = {
  charges: "/admin/charges",
  enrollments: "/admin/enrollments",
  gateways: "/admin/gateways/doctor",
  customers: "/admin/customers",
  invoices: "/admin/invoices",
  mails: null,
  drift: "/admin/gateways/drift",
  endpoints: "/admin/developers/webhooks",
};

/** Pure: what needs attention, with where each of it is looked at. */
export function toTroubles(attention: readonly Attention[]) {
  return attention.map(({ kind, count, list, query, newest }) => ({
    kind,
    count: count >= ATTENTION_LIMIT ? "1,000+" : String(count),
    single: count === 1,
    href: toListHref(list, query),
    newest: newest.map((entry) => ({
      id: entry.id,
      href: toHref(list, entry),
      title: entry.contactName ?? entry.contactId ?? toTitle(entry),
      about: toAbout(entry),
      amount: entry.amount !== null && entry.currency ? money(entry.amount, entry.currency) : null,
    })),
  }));
}

function toListHref(list: Attention["list"], query: Attention["query"]): string | null {
  const path = LISTS[list];
  return path && Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
}

/** To the thing itself where it has a page, else to its customer. */
function toHref(list: Attention["list"], { id, customerId }: AttentionEntry): string {
  if (list === "charges") return `/admin/charges/${id}`;
  if (list === "invoices") return `/admin/invoices/${id}`;
  if (list === "gateways") return `/admin/gateways/${id}`;
  if (list === "endpoints") return `${LISTS.endpoints}/${id}`;
  if (customerId) return `/admin/customers/${customerId}`;
  // Mails to nobody's customer are to staff: invitations, and what they sign in with.
  return LISTS[list] ?? "/admin/settings/members";
}

function toTitle({ label, id }: AttentionEntry): string {
  if (!label) return id;
  return isCode(label) ? inWords(label).replace(/^./, (first) => first.toUpperCase()) : label;
}

/** `card_declined`, `INSTRUMENT_DECLINED`: a word for programs, and no name or number. */
const isCode = (label: string) => /^([a-z]+(_[a-z]+)*|[A-Z]+(_[A-Z]+)*)$/.test(label);
const inWords = (code: string) => code.replaceAll("_", " ").toLowerCase();

function toAbout({ label, at, contactName, contactId }: AttentionEntry): string {
  const words = contactName || contactId ? label && (isCode(label) ? inWords(label) : label) : null;
  return [words, at.toISOString().slice(0, 10)].filter(Boolean).join(" · ");
}
