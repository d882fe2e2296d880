import { Prisma } from "@/lib/generated/prisma/client";

/** The place of a row in the order of the pages: newest first, and by id among those of one moment. */
export type Place = { createdAt: Date; id: string };

/** By the first digit of the status; `4xx` are the calls that were refused. */
export const STATUS_CLASSES = ["2xx", "4xx", "5xx"] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

export type ApiRequestFilter = {
  status?: StatusClass;
  action?: string;
  keyId?: string;
  customerId?: string;
  errorCode?: string;
  /** From this moment on. */
  from?: Date;
  /** Before this moment. */
  to?: Date;
};

export type Page = ApiRequestFilter & { orgId: string; after?: Place; limit: number };

/** Written out, because a partial index answers only for a condition that stands in the statement. */
const HAS_STATUS: Record<StatusClass, Prisma.Sql> = {
  "2xx": Prisma.sql`and status < 300`,
  "4xx": Prisma.sql`and status >= 400 and status < 500`,
  "5xx": Prisma.sql`and status >= 500`,
};

/** The ids of one page, newest first, in the order of whichever index fits the filters best: nothing is collected and sorted. */
export function pageStatement(page: Page): Prisma.Sql {
  const { orgId, status, action, keyId, customerId, errorCode, from, to, after, limit } = page;
  const at = (moment: Date) => Prisma.sql`${moment.toISOString()}::timestamptz`;
  const filters = [
    status ? HAS_STATUS[status] : Prisma.empty,
    action ? Prisma.sql`and action = ${action}` : Prisma.empty,
    keyId ? Prisma.sql`and api_key_id = ${keyId}` : Prisma.empty,
    customerId ? Prisma.sql`and customer_id = ${customerId}` : Prisma.empty,
    errorCode ? Prisma.sql`and error_code = ${errorCode}` : Prisma.empty,
    from ? Prisma.sql`and created_at >= ${at(from)}` : Prisma.empty,
    to ? Prisma.sql`and created_at < ${at(to)}` : Prisma.empty,
    after ? Prisma.sql`and (created_at, id) < (${at(after.createdAt)}, ${after.id})` : Prisma.empty,
  ];
  return Prisma.sql`
    select id, action, path, status, error_code as "errorCode", api_key_id as "apiKeyId", customer_id as "customerId",
      idempotency_key as "idempotencyKey", address, user_agent as "userAgent", latency_ms as "latencyMs", created_at as "createdAt"
    from api_request where org_id = ${orgId} ${Prisma.join(filters, " ")}
    order by created_at desc, id desc limit ${limit}`;
}
