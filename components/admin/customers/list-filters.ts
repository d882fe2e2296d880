import type { Filter } from "@/components/admin/kit/list-controls";

type Choice = { id: string; name: string };

const toOption = ({ id, name }: Choice) => ({ value: id, label: name });

/** What the list of customers is filtered by. */
export function customerListFilters({ brands, items }: { brands: Choice[]; items: Choice[] }): Filter[] {
  const plain = (...values: string[]) => values.map((value) => ({ value, label: value }));
  return [
    { name: "status", label: "Status", type: "select", options: plain("pending", "active", "suspended") },
    { name: "gateway", label: "Gateway", type: "select", options: plain("stripe", "paypal") },
    { name: "brand", label: "Brand", type: "select", options: brands.map(toOption) },
    { name: "item", label: "Enrolled in", type: "select", options: items.map(toOption) },
    { name: "from", label: "Created from", type: "date" },
    { name: "to", label: "Created to", type: "date" },
  ];
}
