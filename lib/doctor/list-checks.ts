import type { GatewayName } from "@/lib/gateways/types";
import { toBrandView } from "@/lib/setup/present-brand";
import { checkAccounts } from "./checks/accounts";
import { checkAddress } from "./checks/address";
import { checkBrowserKey } from "./checks/browser-key";
import { checkClock } from "./checks/clock";
import { checkContrast } from "./checks/contrast";
import { checkEvents } from "./checks/events";
import { checkKeys } from "./checks/keys";
import { checkLegalLinks } from "./checks/legal-links";
import { checkMail } from "./checks/mail";
import { checkMode } from "./checks/mode";
import { checkPolicy } from "./checks/policy";
import { checkRoundTrip } from "./checks/round-trip";
import { checkStandIns } from "./checks/stand-ins";
import { checkTranslations } from "./checks/translations";
import { checkVaulting } from "./checks/vaulting";
import { checkWebhook } from "./checks/webhook";
import { checkWorker } from "./checks/worker";
import type { Check, Patient, Practice } from "./types";

const GATEWAYS = { stripe: "Stripe", paypal: "PayPal" } as const satisfies Record<GatewayName, string>;
const LONGER_THAN_WAITING_MS = 10_000;

/** Every question about this organization, in the order of the report. */
export function listChecks(practice: Practice): Check[] {
  const { patients, brands } = practice;
  return [
    ...patients.flatMap((patient) => accountChecks(practice, patient)),
    ...pageChecks(practice),
    ...brands.flatMap((brand): Check[] => {
      const about = { of: brand.id, group: `Brand · ${brand.name}`, link: `/admin/brands/${brand.id}` };
      return [
        { name: "contrast", ...about, run: () => checkContrast(toBrandView(brand).theme) },
        { name: "legal_links", ...about, run: () => checkLegalLinks(brand) },
      ];
    }),
    { name: "accounts", group: "Server", run: () => checkAccounts(practice) },
    { name: "worker", group: "Server", run: checkWorker },
    { name: "mail", group: "Server", run: () => checkMail(practice) },
    { name: "stand_ins", group: "Server", run: () => checkStandIns(practice) },
  ];
}

function accountChecks(practice: Practice, patient: Patient): Check[] {
  const { name: gateway, account, label } = patient;
  const about = { of: account.id, group: `${GATEWAYS[gateway]} · ${label}` };
  const own: Check =
    gateway === "stripe"
      ? { name: "browser_key", ...about, run: () => checkBrowserKey(patient) }
      : { name: "vaulting", ...about, run: () => checkVaulting(practice, patient) };
  return [
    { name: "keys", ...about, run: () => checkKeys(patient) },
    { name: "mode", ...about, run: () => checkMode(patient) },
    own,
    { name: "webhook", ...about, run: () => checkWebhook(patient) },
    { name: "events", ...about, run: () => checkEvents(patient) },
    {
      name: "round_trip",
      ...about,
      limitMs: practice.outside.waitMs + LONGER_THAN_WAITING_MS,
      run: () => checkRoundTrip(practice, patient),
    },
    { name: "clock", ...about, run: () => checkClock(patient) },
  ];
}

function pageChecks(practice: Practice): Check[] {
  const group = "Hosted page";
  const shown = [...new Set(practice.patients.map(({ name }) => name))];
  return [
    { name: "address", group, run: () => checkAddress(practice) },
    ...shown.map(
      (gateway): Check => ({ name: "policy", of: gateway, group, run: () => checkPolicy(practice, gateway) }),
    ),
    { name: "translations", group, run: checkTranslations },
  ];
}
