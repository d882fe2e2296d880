import { CUSTOMER_FILTER, choiceFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import type { Filter } from "@/components/admin/kit/list-controls";
import { ATTEMPT_OUTCOMES, DELIVERY_STATES } from "@/lib/webhooks/view";
import { OUTCOMES, STATES } from "./words";

const typeFilter = (types: readonly string[]): Filter => ({
  name: "type",
  label: "Event type",
  type: "select",
  options: types.map((type) => ({ value: type, label: type })),
});

export function deliveryFilterFields(
  endpoints: readonly { id: string; name: string }[],
  types: readonly string[],
): Filter[] {
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
    ...eventFilterFields(types),
  ];
}

export function eventFilterFields(types: readonly string[]): Filter[] {
  return [typeFilter(types), CUSTOMER_FILTER, ...TIME_FILTERS];
}
