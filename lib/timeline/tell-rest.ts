import { maskText } from "@/lib/api-log/mask-text";
import type { ApiRequest, Event, InboxEvent, Mail, Revenue } from "@/lib/generated/prisma/client";
import type { DeliveryStatus, GatewayName } from "@/lib/generated/prisma/enums";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/money";
import type { Told } from "./entry";

export const GATEWAY_NAMES: Record<GatewayName, string> = { stripe: "Stripe", paypal: "PayPal" };

export function tellApiCall({
  action,
  status,
  errorCode,
}: Pick<ApiRequest, "action" | "status" | "errorCode">): Told {
  const kind = "api_call";
  const title = `API call ${action} answered ${status}${errorCode ? `: ${errorCode}` : ""}`;
  if (status >= 400) return { kind, title, tone: "bad" };
  return { kind, title, tone: status === 202 ? "waiting" : "neutral" };
}

export function tellCapture({
  source,
  gross,
  currency,
}: Pick<Revenue, "source" | "gross" | "currency">): Told {
  const what = source === "initial" ? "Initial charge" : "Charge";
  const title = `${what} of ${formatMoney(money(gross, currency), "en")} captured`;
  return { kind: "money", title, tone: "good" };
}

export function tellGatewayEvent(
  gateway: GatewayName,
  { type, status }: Pick<InboxEvent, "type" | "status">,
): Told {
  const kind = "gateway";
  const title = `${GATEWAY_NAMES[gateway]} told of ${type}`;
  switch (status) {
    case "done":
      return { kind, title, tone: "neutral" };
    case "received":
      return { kind, title: `${title}: not worked yet`, tone: "waiting" };
    case "failed":
      return { kind, title: `${title}: it could not be worked`, tone: "bad" };
  }
}

/** Which of its deliveries came to what stands beside the sentence. */
export function tellEvent({
  type,
  deliveries,
}: Pick<Event, "type"> & { deliveries: readonly { status: DeliveryStatus }[] }): Told {
  const isGivenUp = deliveries.some(({ status }) => status === "failed");
  return { kind: "event", title: `Event ${type} published`, tone: isGivenUp ? "bad" : "neutral" };
}

export function tellMail(mail: Pick<Mail, "recipient" | "subject" | "status" | "nextAttemptAt">): Told {
  const kind = "mail";
  const what = `to ${maskText(mail.recipient)}: ${maskText(mail.subject)}`;
  switch (mail.status) {
    case "sent":
      return { kind, title: `Mail sent ${what}`, tone: "neutral" };
    case "failed":
      return { kind, title: `Mail could not be sent ${what}`, tone: "bad" };
    case "queued":
      return mail.nextAttemptAt
        ? { kind, title: `Mail waits to be sent ${what}`, tone: "waiting" }
        : { kind, title: `Mail kept, as no mail server is named, ${what}`, tone: "neutral" };
  }
}
