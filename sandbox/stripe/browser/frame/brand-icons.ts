import type { Brand } from "./brand";

/** Shows the recognised network's mark in the number field, or the row of accepted ones while none is known. */
export function showBrand(brand: Brand): void {
  for (const icon of document.querySelectorAll<SVGElement>("[data-brand]")) {
    const shown = brand === "unknown" ? icon.hasAttribute("data-accepted") : icon.dataset.brand === brand;
    icon.toggleAttribute("hidden", !shown);
  }
}
