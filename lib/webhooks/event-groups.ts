import { EVENTS } from "@/lib/outbox/events";
import type { EventGroup } from "./view";

const GROUPS: [title: string, RegExp][] = [
  ["Set-up", /^setup\./],
  ["Customers", /^(billing_customer|payment_method)\./],
  ["Enrollments", /^trigger\.enrollment\./],
  ["Charges", /./],
];

/** Every type that an endpoint may ask for, by what it is about. */
export function eventGroups(): EventGroup[] {
  const groupOf = (type: string) => GROUPS.find(([, pattern]) => pattern.test(type))?.[0];
  return GROUPS.map(([title]) => ({
    title,
    events: Object.entries(EVENTS).flatMap(([type, { description = "" }]) =>
      groupOf(type) === title ? { type, about: description.replaceAll("`", "") } : [],
    ),
  }));
}
