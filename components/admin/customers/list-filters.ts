import { choiceFilter, GATEWAY_FILTER, stateFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import type { Filter } from "@/components/admin/kit/list-controls";

type Choice = { id: string; name: string };

/** What the list of customers is filtered by. */
export function customerListFilters({ brands, items }: { brands: Choice[]; items: Choice[] }): Filter[] {
  return [
    stateFilter("status", "Status", ["pending", "active", "suspended"]),
    GATEWAY_FILTER,
    choiceFilter("brand", "Brand", brands),
    choiceFilter("item", "Enrolled in", items),
    choiceFilter("card", "Card", [{ id: "expiring", name: "expires within 30 days" }]),
    ...TIME_FILTERS,
  ];
}
