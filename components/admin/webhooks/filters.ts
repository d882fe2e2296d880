import { CUSTOMER_FILTER, choiceFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import type { Filter } from "@/components/admin/kit/list-controls";
import { ATTEMPT_OUTCOMES, DELIVERY_STATES, EVENT_TYPES } from "@/lib/webhooks/list-deliveries-schema";
import { OUTCOMES, STATES } from "./words";

const TYPE_FILTER: Filter = {
  name: "type",
  label: "Event type",
  type: "select",
  options: EVENT_TYPES.map((type) => ({ value: type, label: type })),
};

export function deliveryFilterFields(endpoints: readonly { id: string; name: string }[]): Filter[] {
  return [
    choiceFilter("endpoint", "Endpoint", endpoints),
    {
      name: "status",
      label: "State",
      type: "select",
      options: DELIVERY_STATES.map((value) => ({ value, label: STATES[value] })),
    },
    {
      name: "outcome",
      label: "Last attempt",
      type: "select",
      options: ATTEMPT_OUTCOMES.map((value) => ({ value, label: OUTCOMES[value] })),
    },
    TYPE_FILTER,
    CUSTOMER_FILTER,
    ...TIME_FILTERS,
  ];
}

export const EVENT_FILTERS: Filter[] = [TYPE_FILTER, CUSTOMER_FILTER, ...TIME_FILTERS];
