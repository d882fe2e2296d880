import { StartFailure } from "@/lib/start-failure";

/** PostgreSQL's code for what a login may not do. */
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Runs what only the owner of the tables may do.
 * @throws StartFailure when DATABASE_URL names a login that may not, most often the one of web and worker
 */
export async function asOwner<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string } | null)?.code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new StartFailure(
      `DATABASE_URL names a login that may not do this (${(error as Error).message}): run it again with the login that owns the tables, DATABASE_URL=postgres://owner:password@host:5432/edge.`,
    );
  }
}
