export type Brand = "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay" | "unknown";

type Rule = { brand: Brand; starts: RegExp; lengths: number[]; groups: number[]; cvc: number };

const rules: Rule[] = [
  { brand: "visa", starts: /^4/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
  {
    brand: "mastercard",
    starts: /^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/,
    lengths: [16],
    groups: [4, 4, 4, 4],
    cvc: 3,
  },
  { brand: "amex", starts: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvc: 4 },
  { brand: "diners", starts: /^3(0[0-5]|[689])/, lengths: [14, 16], groups: [4, 6, 4], cvc: 3 },
  { brand: "jcb", starts: /^35/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
  { brand: "unionpay", starts: /^62/, lengths: [16, 19], groups: [4, 4, 4, 4, 3], cvc: 3 },
  { brand: "discover", starts: /^(6011|64[4-9]|65)/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
];

const unknown: Rule = {
  brand: "unknown",
  starts: /^/,
  lengths: [16],
  groups: [4, 4, 4, 4],
  cvc: 3,
};

/** The card network that a number's first digits belong to, with its lengths and grouping. */
export function ruleFor(digits: string): Rule {
  return rules.find((rule) => rule.starts.test(digits)) ?? unknown;
}

export const maxLength = (rule: Rule): number => Math.max(...rule.lengths);

/** Digits in the network's groups, separated by spaces; digits beyond its longest number are dropped. */
export function toGroups(digits: string): string {
  const rule = ruleFor(digits);
  const kept = digits.slice(0, maxLength(rule));
  const groups = kept.length > 14 && rule.brand === "diners" ? unknown.groups : rule.groups;
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    if (at >= kept.length) break;
    parts.push(kept.slice(at, at + size));
    at += size;
  }
  return parts.join(" ");
}

/** The check digit that every card number ends in (ISO/IEC 7812). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}
