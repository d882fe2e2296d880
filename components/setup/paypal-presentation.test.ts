import { expect, it } from "vitest";
import { presentation } from "./paypal-presentation";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

it.each([
  ["a desktop", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36", "auto"],
  [
    "a tablet",
    "Mozilla/5.0 (Linux; Android 15; Tab) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36",
    "auto",
  ],
  ["an iPhone", PHONE, "redirect"],
  [
    "an Android phone",
    "Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
    "redirect",
  ],
  ["an in-app browser", `${PHONE} [FBAN/FBIOS;FBAV/480.0]`, "redirect"],
] as const)("%s: %s → %s", (_what, userAgent, expected) => {
  expect(presentation({ userAgent })).toBe(expected);
});
