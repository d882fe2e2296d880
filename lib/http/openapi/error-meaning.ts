import type { ErrorCode } from "@/lib/errors";
import { ERROR_WORDS } from "./error-words";

/** When an error of this code is answered; null for none, and for a code that no version of the API knows any more. */
export function meaningOfError(code: string | null): string | null {
  return code !== null && Object.hasOwn(ERROR_WORDS, code) ? ERROR_WORDS[code as ErrorCode].when : null;
}
