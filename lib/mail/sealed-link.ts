import { seal, unseal } from "@/lib/secrets";
import { escapeHtml } from "./html";

/** Where the link of a mail stands while it is kept; the name leads nowhere (RFC 2606). */
const PLACE = "https://sealed.invalid/link";

type Written = { html: string; text: string };
export type KeptLink = Written & {
  orgId: string;
  id: string;
  sealedLink: Uint8Array | null;
  linkKeyId: string | null;
};

/** The mail as it is kept: a place where the link stood, and the link sealed beside it. */
export function sealLink(mail: Written & { orgId: string; id: string }, link: string) {
  const { bytes, keyId } = seal(link, placeOf(mail));
  return {
    html: mail.html.replaceAll(escapeHtml(link), PLACE),
    text: mail.text.replaceAll(link, PLACE),
    sealedLink: new Uint8Array(bytes),
    linkKeyId: keyId,
  };
}

/**
 * The mail as it is read by whom it is for.
 * @throws Error when no key of ours opens its link
 */
export function withLink({ html, text, ...mail }: KeptLink): Written {
  const link = openLink(mail);
  if (link === null) return { html, text };
  return {
    html: html.replaceAll(PLACE, () => escapeHtml(link)),
    text: text.replaceAll(PLACE, () => link),
  };
}

export function openLink(mail: Omit<KeptLink, "html" | "text">): string | null {
  if (mail.sealedLink === null || mail.linkKeyId === null) return null;
  return unseal({ bytes: mail.sealedLink, keyId: mail.linkKeyId }, placeOf(mail));
}

function placeOf({ orgId, id }: { orgId: string; id: string }): string {
  return `mail.sealed_link ${orgId} ${id}`;
}
