import type { Filter } from "@/components/admin/kit/list-controls";

type Choices = {
  staff: { id: string; name: string; former: boolean }[];
  keys: { id: string; name: string }[];
  actions: readonly string[];
};

/** "api_key.created" as "api key created". */
const actionWords = (action: string): string => action.replace(/[._]/g, " ");

export function auditListFilters({ staff, keys, actions }: Choices): Filter[] {
  return [
    {
      name: "who",
      label: "Who",
      type: "select",
      options: [
        { value: "staff", label: "All staff" },
        ...staff.map(({ id, name, former }) => ({
          value: id,
          label: former ? `${name} (no longer here)` : name,
        })),
        { value: "api_key", label: "All API keys" },
        ...keys.map(({ id, name }) => ({ value: id, label: `Key: ${name}` })),
        { value: "customer", label: "Customers" },
        { value: "gateway", label: "Gateways" },
        { value: "system", label: "Edge itself" },
      ],
    },
    {
      name: "action",
      label: "What",
      type: "select",
      options: actions.map((action) => ({ value: action, label: actionWords(action) })),
    },
    { name: "about", label: "Id it is about", type: "text" },
    { name: "from", label: "From", type: "date" },
    { name: "to", label: "To", type: "date" },
  ];
}
