import type { AuditedAction } from "@/lib/audit/record";
import type { CUSTOMER_SENTENCES } from "./customer-sentences";
import { aboutMoney, because, change, type Sentence } from "./sentence";

const named = (value: unknown) => (typeof value === "string" && value !== "" ? ` ${value}` : "");

/** Everything audited that is about no customer, or not about one alone: an action without a sentence does not compile. */
export const ORGANIZATION_SENTENCES: Record<
  Exclude<AuditedAction, keyof typeof CUSTOMER_SENTENCES>,
  Sentence
> = {
  "item.created": change(({ who, details }) => `${who} created the item${named(details.name)}`),
  "item.updated": change(({ who }) => `${who} changed an item`),
  "item.deactivated": change(({ who }) => `${who} deactivated an item`),
  "item.activated": change(({ who }) => `${who} activated an item`),
  "brand.created": change(({ who, details }) => `${who} created the brand${named(details.name)}`),
  "brand.updated": change(({ who }) => `${who} changed a brand`),
  "brand.logo_changed": change(({ who }) => `${who} changed a brand's logo`),
  "staff.invited": change(({ who }) => `${who} invited a member`),
  "staff.invitation_revoked": change(({ who }) => `${who} revoked an invitation`),
  "staff.joined": change(({ who }) => `${who} joined`),
  "staff.role_changed": change(({ who }) => `${who} changed a member's role`),
  "staff.removed": change(({ who }) => `${who} removed a member`),
  "person.renamed": change(({ who }) => `${who} changed their name`),
  "person.password_changed": change(({ who }) => `${who} set a new password for signing in`),
  "person.two_factor_enabled": change(({ who }) => `${who} turned codes at sign-in on`, "good"),
  "person.two_factor_disabled": change(({ who }) => `${who} turned codes at sign-in off`, "bad"),
  "person.backup_codes_renewed": change(({ who }) => `${who} made new backup codes for signing in`),
  "person.passkey_added": change(({ who }) => `${who} added a passkey for signing in`),
  "person.passkey_removed": change(({ who }) => `${who} removed a passkey for signing in`),
  "doctor.ran": change(({ who }) => `${who} ran the go-live doctor`),
  "drift.requested": change(({ who }) => `${who} asked for a comparison with the gateway`),
  "drift.finding_dismissed": aboutMoney(
    (said) => `${said.who} dismissed a difference from the gateway${because(said)}`,
  ),
  "gateway_account.connected": change(
    ({ who, details }) => `${who} connected a gateway account${named(details.name)}`,
  ),
  "gateway_account.renamed": change(({ who }) => `${who} renamed a gateway account`),
  "gateway_account.keys_replaced": change(({ who }) => `${who} replaced the keys of a gateway account`),
  "gateway_account.webhook_registered": change(
    ({ who }) => `${who} registered the webhook of a gateway account`,
  ),
  "gateway_account.disabled": change(({ who }) => `${who} disabled a gateway account`, "bad"),
  "gateway_account.enabled": change(({ who }) => `${who} enabled a gateway account`, "good"),
  "api_key.created": change(({ who }) => `${who} created an API key`),
  "api_key.renamed": change(({ who }) => `${who} renamed an API key`),
  "api_key.revoked": change(({ who }) => `${who} revoked an API key`),
  "webhook.created": change(({ who, details }) => `${who} added the webhook endpoint${named(details.name)}`),
  "webhook.updated": change(
    ({ who, details }) => `${who} changed the webhook endpoint${named(details.name)}`,
  ),
  "webhook.deleted": change(
    ({ who, details }) => `${who} deleted the webhook endpoint${named(details.name)}`,
  ),
  "webhook.secret_rotated": change(
    ({ who, details }) => `${who} rotated the secret of the webhook endpoint${named(details.name)}`,
  ),
  "webhook.tested": change(({ who, details }) => `${who} tested the webhook endpoint${named(details.name)}`),
  "webhook.replayed": change(
    ({ who, details }) => `${who} had events sent again to the webhook endpoint${named(details.name)}`,
  ),
  "event.resent": change(({ who, details }) => `${who} had an event sent again to${named(details.name)}`),
  "webhook.disabled": change(({ details }) => `Webhook endpoint${named(details.name)} disabled`, "bad"),
  "organization.settings_changed": change(({ who }) => `${who} changed the settings`),
  "organization.invoice_settings_changed": change(({ who }) => `${who} changed what invoices say`),
};
