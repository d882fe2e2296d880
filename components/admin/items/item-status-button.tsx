"use client";

import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { Enrolled, StaffItem } from "@/lib/items/types";
import { enrolledInWords } from "./words";

type Props = {
  item: Pick<StaffItem, "id" | "status" | "enrolled"> & { name: string };
  activate: StaffAction<{ id: string }>;
  deactivate: StaffAction<{ id: string }>;
};

/** Deactivates an active item, and the other way round; says what becomes of those who are enrolled. */
export function ItemStatusButton({ item, activate, deactivate }: Props) {
  const input = { itemId: item.id };
  if (item.status === "active")
    return (
      <ActionButton
        label="Deactivate"
        title={`Deactivate ${item.name}`}
        says={`${stays(item.enrolled)} Every fire is refused with item_inactive, and nobody can be enrolled; a setup link that names it still works, without enrolling. Charges that were made, and invoices that wait, stay as they are. You can activate it again.`}
        danger
        action={deactivate}
        input={input}
        done="The item is inactive."
      />
    );
  return (
    <ActionButton
      label="Activate"
      title={`Activate ${item.name}`}
      says={`It can be enrolled in and fired again. Enrolled: ${enrolledInWords(item.enrolled)}. Who is active may be charged by the next fire.`}
      action={activate}
      input={input}
      done="The item is active."
    />
  );
}

function stays(enrolled: Enrolled): string {
  if (enrolled.active + enrolled.paused === 0) return "Nobody is enrolled.";
  return `Nothing is cancelled: who is enrolled stays so (${enrolledInWords(enrolled)}).`;
}
