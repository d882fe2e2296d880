import type { Core } from "@/sandbox/core/types";

/** Kept apart from the accounts: pages in the browser know an object's id and nothing else. */
const REGISTER = "_paypal";

type Kind = "setup_token" | "order" | "capture";

export function rememberOwner(core: Core, kind: Kind, id: string, account: string): void {
  core.store.put("paypal", REGISTER, `${kind}_owner`, id, { account });
}

/** The account that an object was made for; it may have been emptied since. */
export function ownerOf(core: Core, kind: Kind, id: string): string | undefined {
  return core.store.get<{ account: string }>("paypal", REGISTER, `${kind}_owner`, id)?.account;
}
