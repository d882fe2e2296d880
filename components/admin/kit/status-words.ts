/** States whose names in the API say little to people. */
const WORDS: Record<string, string> = { pending_client_action: "awaits customer" };

/** A state in words. */
export const statusWords = (status: string): string => WORDS[status] ?? status.replaceAll("_", " ");
