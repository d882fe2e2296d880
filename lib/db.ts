import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";

/** A transaction that is bound to one organization: every row that it sees or writes is that organization's. */
export type Tx = Prisma.TransactionClient;

type Connections = { pool: pg.Pool; prisma: PrismaClient };

/** The server file and Next's bundle are two module graphs in one process; both must share one pool. */
const shared = globalThis as typeof globalThis & { edgeConnections?: Connections };

const SESSION = [
  // Whoever logs in, statements run as the role that owns no table, so that row-level security holds.
  "-c role=edge_app",
  // Functions and foreign keys keep the plan that they made when they first ran, perhaps on a table that was still empty:
  // one that reads all of it would be kept while it grows. Everything that is asked often has its index.
  "-c enable_seqscan=off",
  // Compiling pays for reports, not for statements of a millisecond.
  "-c jit=off",
  // A process that stands still in a transaction (its machine is suspended, say, or cut off from the network) keeps its locks no
  // longer than this: others go on, and what it does when it wakes is refused.
  "-c idle_in_transaction_session_timeout=10s",
  // Prisma writes and reads times without their zone: in a database that lives in another one, each would be hours beside now().
  "-c TimeZone=UTC",
  "-c DateStyle=ISO",
  // Whoever waited for a row's lock reads the row as it is then.
  "-c default_transaction_isolation=read\\ committed",
].join(" ");

function connect(): Connections {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    options: SESSION,
    application_name: "edge",
  });
  // Without a listener a connection that the server drops while idle ends the process.
  pool.on("error", (error) => log().warn({ err: error }, "An idle database connection was lost"));
  pool.on("connect", (client) =>
    client.on("error", (error) => log().warn({ err: error }, "A database connection was lost")),
  );
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function connections(): Connections {
  shared.edgeConnections ??= connect();
  return shared.edgeConnections;
}

/** The process's one pool: for the hot paths, which send one prepared statement. */
export function pool(): pg.Pool {
  return connections().pool;
}

/**
 * Runs `work` in one transaction as the organization. Row-level security compares every row with it, so a query that
 * forgets its `where` still reaches nothing of another's. Nothing outside the database may be called inside.
 */
export function inOrg<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connections().prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('edge.org_id', ${orgId}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/**
 * Prisma without an organization: for the tables that belong to none (`staff_user` and its kin). Row-level security hides
 * every tenant's rows from it.
 */
export function prisma(): PrismaClient {
  return connections().prisma;
}

/** Closes every connection; for the end of a process or of a test file. */
export async function disconnect(): Promise<void> {
  const open = shared.edgeConnections;
  shared.edgeConnections = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  await open.pool.end();
}
