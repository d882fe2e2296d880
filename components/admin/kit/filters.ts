import type { Filter } from "./list-controls";
import { statusWords } from "./status-words";

const plain = (values: readonly string[]) => values.map((value) => ({ value, label: statusWords(value) }));

/** A filter by one of a few states. */
export function stateFilter(name: string, label: string, values: readonly string[]): Filter {
  return { name, label, type: "select", options: plain(values) };
}

/** A filter by something with an id and a name. */
export function choiceFilter(
  name: string,
  label: string,
  choices: readonly { id: string; name: string }[],
): Filter {
  return {
    name,
    label,
    type: "select",
    options: choices.map((choice) => ({ value: choice.id, label: choice.name })),
  };
}

export const GATEWAY_FILTER = choiceFilter("gateway", "Gateway", [
  { id: "stripe", name: "Stripe" },
  { id: "paypal", name: "PayPal" },
]);

/** Money that moved, and what was only tried. */
export const MODE_FILTER = choiceFilter("mode", "Mode", [
  { id: "live", name: "live" },
  { id: "test", name: "test" },
]);

/** UTC days, both included. */
export const TIME_FILTERS: Filter[] = [
  { name: "from", label: "From", type: "date" },
  { name: "to", label: "To", type: "date" },
];

export const CUSTOMER_FILTER: Filter = { name: "customer", label: "Customer id", type: "text" };
