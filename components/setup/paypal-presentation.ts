/** In-app browsers open no second window, or one that cannot talk back. */
const IN_APP =
  /\b(FBAN|FBAV|Instagram|Line\/|GSA\/|Twitter|LinkedInApp|Snapchat|Pinterest|MicroMessenger|; wv\))/;
const PHONE = /\b(iPhone|iPod|Android.+Mobile)\b/;

/**
 * Where PayPal's approval is shown: a window beside the page on a desktop (or,
 * where the browser opens none, PayPal's own frame over the page), the page's own place on a phone.
 */
export function presentation({ userAgent }: { userAgent: string }): "auto" | "redirect" {
  return IN_APP.test(userAgent) || PHONE.test(userAgent) ? "redirect" : "auto";
}
