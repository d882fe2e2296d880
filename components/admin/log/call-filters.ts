import { CUSTOMER_FILTER, choiceFilter, stateFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import type { Filter } from "@/components/admin/kit/list-controls";

type Choices = {
  actions: readonly string[];
  errors: readonly string[];
  keys: readonly { id: string; name: string }[];
};

export function callFilters({ actions, errors, keys }: Choices): Filter[] {
  return [
    {
      name: "status",
      label: "Status",
      type: "select",
      options: [
        { value: "2xx", label: "2xx, answered" },
        { value: "4xx", label: "4xx, refused" },
        { value: "5xx", label: "5xx, failed" },
      ],
    },
    stateFilter("action", "Action", actions),
    stateFilter("error", "Error", errors),
    choiceFilter("key", "Key", keys),
    CUSTOMER_FILTER,
    ...TIME_FILTERS,
  ];
}
