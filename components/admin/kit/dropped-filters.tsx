import { Alert } from "@mantine/core";

/** Filters of the address that the list does not know: it shows what it would without them, and says so. */
export function DroppedFilters({ dropped }: { dropped: readonly { name: string; value: string }[] }) {
  if (dropped.length === 0) return null;
  return (
    <Alert color="yellow" mb="sm">
      {dropped.map(({ name, value }) => `${name} “${value}”`).join(", ")}{" "}
      {dropped.length === 1 ? "is no filter" : "are no filters"} of this list, and left out.
    </Alert>
  );
}
