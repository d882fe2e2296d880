import type { AccountState, Gateway, GatewayAccount, GatewayName, WebhookState } from "@/lib/gateways/types";
import type { Brand } from "@/lib/generated/prisma/client";
import type { CheckName } from "./check-table";

/** `waiting`: the answer has not come yet, which is no fault so far. */
export type CheckStatus = "ok" | "warn" | "fail" | "waiting";

/** What a check found, in a sentence without any secret. `mend` where the table's own words do not fit. */
export type Verdict = { status: CheckStatus; found: string; mend?: string };

/** One line of the doctor's report, as it is stored and shown. */
export type CheckResult = {
  /** The check and what it was made of, e.g. `keys:ga_…`; stable between runs. */
  id: string;
  title: string;
  /** `Stripe · name`, `PayPal · name`, `Hosted page`, `Brand · name` or `Server`. */
  group: string;
  status: CheckStatus;
  found: string;
  /** What to do; null when all is well. */
  mend: string | null;
  /** The staff page where it is mended. */
  link?: string;
};

/** A gateway account that is in use. What several checks ask of the provider is asked once. */
export type Patient = {
  account: GatewayAccount;
  name: GatewayName;
  label: string;
  gateway: Gateway<unknown>;
  state(): Promise<AccountState>;
  webhook(): Promise<WebhookState | null>;
};

/** Everything of an organization that checks look at. */
export type Practice = {
  orgId: string;
  orgName: string;
  patients: Patient[];
  brands: Brand[];
  /** Whether customers are to be mailed what they have to confirm. */
  confirmsByMail: boolean;
  outside: Outside;
};

/** Hosts and directives of a page that shows this gateway's form, as the pages themselves are given them. */
export type PageOfGateway = { gateway: GatewayName; standIns: string[]; https: boolean };

/** What the caller lends, since the domain knows no HTTP. */
export type Outside = {
  contentPolicyOf(page: PageOfGateway): string;
  /** How long a provoked event is waited for. */
  waitMs: number;
};

/** A question that is ready to be asked. */
export type Check = {
  name: CheckName;
  /** What it is made of, where there are several such. */
  of?: string;
  group: string;
  link?: string;
  limitMs?: number;
  run(): Promise<Verdict> | Verdict;
};
