import { pool } from "@/lib/db";

const KEPT_DAYS = 90;
const AT_ONCE = 10_000;

/** Forgets API calls of more than ninety days ago, in batches that hold no lock for long. */
export async function forgetApiCalls(signal: AbortSignal): Promise<void> {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000);
  let gone = AT_ONCE;
  while (gone === AT_ONCE && !signal.aborted) {
    const { rows } = await pool().query<{ gone: string }>({
      name: "forget-api-requests",
      text: "select forget_api_requests($1, $2) as gone",
      values: [before, AT_ONCE],
    });
    gone = Number(rows[0]?.gone ?? 0);
  }
}
