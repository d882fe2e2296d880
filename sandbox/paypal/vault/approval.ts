import { createHash } from "node:crypto";
import type { Core } from "@/sandbox/core/types";
import { PAYER_LETTERS } from "../ids";
import { ownerOf } from "../owners";
import { getSetupToken, isExpired, type Payer, type Plan, putSetupToken, type SetupToken } from "./records";

/** The person behind an e-mail address: always the same payer id and name for the same address. */
export function payerOf(email: string): Payer {
  const digest = createHash("sha256").update(email.trim().toLowerCase()).digest();
  const payer_id = [...digest.subarray(0, 13)].map((byte) => PAYER_LETTERS[byte % 32]).join("");
  const words = (email.split("@")[0] ?? "").split(/[^A-Za-z]+/).filter(Boolean);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const given_name = capital(words[0] ?? "Test");
  const surname = capital(words[1] ?? "Buyer");
  return {
    email_address: email.trim(),
    payer_id,
    name: { given_name, surname, full_name: `${given_name} ${surname}` },
  };
}

/** Finds a setup token and whose it is, for pages that know only its id. */
export function findSetupToken(core: Core, id: string): { account: string; token: SetupToken } | undefined {
  const account = ownerOf(core, "setup_token", id);
  const token = account && getSetupToken(core, account, id);
  return account && token ? { account, token } : undefined;
}

export function isOpen(core: Core, token: SetupToken): boolean {
  return (token.status === "CREATED" || token.status === "PAYER_ACTION_REQUIRED") && !isExpired(core, token);
}

/** The payer agrees. Once approved, a token keeps the payer who approved it. */
export function approve(
  core: Core,
  account: string,
  token: SetupToken,
  email: string,
  plan: Plan,
): SetupToken {
  if (!isOpen(core, token)) return token;
  const approved: SetupToken = {
    ...token,
    status: "APPROVED",
    payer: payerOf(email),
    plan,
    cancelled: false,
  };
  putSetupToken(core, account, approved);
  return approved;
}

/** The payer turns back; the token stays open for another try. */
export function cancel(core: Core, account: string, token: SetupToken): SetupToken {
  if (!isOpen(core, token)) return token;
  const cancelled: SetupToken = { ...token, cancelled: true };
  putSetupToken(core, account, cancelled);
  return cancelled;
}
