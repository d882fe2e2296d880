import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { ApiRequest } from "@/lib/generated/prisma/client";
import { keepToWholeIndexes } from "@/lib/lists/keep-to-indexes";
import { fromCursor, toCursor } from "./cursor";
import { type ApiRequestFilter, pageStatement } from "./page-statement";

/** A call without its bodies, as lists show it. */
export type ApiRequestLine = Omit<ApiRequest, "orgId" | "request" | "response">;
export type ApiRequestPage = { rows: ApiRequestLine[]; nextCursor: string | null };

export type ListApiRequests = ApiRequestFilter & {
  /** The `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200. */
  limit?: number;
};

const LIMIT = 50;
const MOST = 200;

/**
 * One page of the organization's calls, newest first, each once however many come meanwhile. Whatever the filters, it is read
 * from an index in the page's order.
 * @throws EdgeError invalid_request for a cursor that is none of ours
 */
export async function listApiRequests(
  orgId: string,
  { cursor, limit = LIMIT, ...filter }: ListApiRequests = {},
): Promise<ApiRequestPage> {
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const wanted = Math.min(Math.max(1, limit), MOST);
  const rows = await inOrg(orgId, async (tx) => {
    await keepToWholeIndexes(tx);
    const page = { orgId, ...filter, ...(after ? { after } : {}), limit: wanted + 1 };
    return tx.$queryRaw<ApiRequestLine[]>(pageStatement(page));
  });
  const shown = rows.slice(0, wanted);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > wanted && last ? toCursor(last) : null };
}

function placeOf(cursor: string) {
  const place = fromCursor(cursor);
  if (place) return place;
  throw new EdgeError(
    "invalid_request",
    "This page of API calls does not exist: start again from the first.",
    {
      field: "cursor",
    },
  );
}

/** One call with its masked bodies; null when the organization has none under the id. */
export function findApiRequest(orgId: string, id: string): Promise<ApiRequest | null> {
  return inOrg(orgId, (tx) => tx.apiRequest.findUnique({ where: { orgId_id: { orgId, id } } }));
}

/** @throws EdgeError invalid_request when the organization has no such call: it never had, or it was more than 90 days ago */
export async function getApiRequestOrThrow(orgId: string, id: string): Promise<ApiRequest> {
  const found = await findApiRequest(orgId, id);
  if (found) return found;
  throw new EdgeError("invalid_request", "There is no such API call. Calls are kept for 90 days.", {
    field: "id",
  });
}
