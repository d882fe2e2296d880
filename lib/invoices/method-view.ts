import type { MethodView } from "@/lib/setup/view";

/**
 * A saved method as the pay page names it, so that its owner knows it and nobody else learns who they are: whoever has the
 * link sees the page. A card's label says four digits; of an e-mail address its first letter and its host are shown.
 */
export function toMethodView({ label, type }: MethodView): MethodView {
  return { type, label: label.replace(/^(.)[^@]*(@[^@]+)$/u, "$1•••$2") };
}
