import type { Client } from "pg";
import type { Jobs } from "./program";

/** One call's work for one new contact. */
export type Work = (
  client: Client,
  job: Pick<Jobs["database"], "apiKey" | "body">,
  contact: string,
) => Promise<void>;
