import { edgeAction } from "@/lib/http/edge-action";
import { listItems } from "@/lib/items/list-items";
import { listItemsReference } from "@/lib/items/list-items.reference";
import { presentListedItems } from "@/lib/items/present";
import { listItemsInput } from "@/lib/items/schema";

/** The trigger items that can be fired under a brand. */
export const POST = edgeAction({
  name: "getItems",
  reference: listItemsReference,
  schema: listItemsInput,
  writes: false,
  run: listItems,
  present: presentListedItems,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
