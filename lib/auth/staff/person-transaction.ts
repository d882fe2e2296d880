import { AsyncLocalStorage } from "node:async_hooks";
import { prisma, type Tx } from "@/lib/db";

type Client = ReturnType<typeof prisma>;
type Request = { tx?: Tx; end?: (keep: boolean) => Promise<void> };

const requests = new AsyncLocalStorage<Request>();
const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/**
 * Answers a request of better-auth's. What it changes once `beginPersonChange` was called, and what our hooks write down about
 * it, is kept together before the answer is given, or not at all: where it fails, and where the process dies.
 */
export async function answerInOnePiece(answer: () => Promise<Response>): Promise<Response> {
  const request: Request = {};
  const response = await requests.run(request, answer).catch(async (error: unknown) => {
    await request.end?.(false);
    throw error;
  });
  await request.end?.(response.status < 500);
  return response;
}

/** From here on the request's reads and writes are one transaction. */
export async function beginPersonChange(): Promise<void> {
  const request = requests.getStore();
  if (request && !request.tx) await open(request);
}

/** Runs `work` in the request's transaction where one was begun, and in one of its own elsewhere. */
export function inPersonChange<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = requests.getStore()?.tx;
  return tx ? work(tx) : prisma().$transaction(work, LIMITS);
}

/** The client that better-auth is given: within a request's transaction it is that transaction. */
export function followsRequest(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      const tx = requests.getStore()?.tx;
      if (!tx) return Reflect.get(target, name);
      return name === "$transaction"
        ? (work: (tx: Tx) => Promise<unknown>) => nested(tx, work)
        : Reflect.get(tx, name);
    },
  });
}

/** better-auth's own transactions: what it rolls back is rolled back, and the request's goes on. */
async function nested<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.$executeRaw`savepoint person_change`;
  try {
    const worked = await work(tx);
    await tx.$executeRaw`release savepoint person_change`;
    return worked;
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint person_change`;
    throw error;
  }
}

class Discarded extends Error {}

/** Resolves once the transaction has begun; it lasts until the request is answered. */
function open(request: Request): Promise<void> {
  return new Promise((begun, failed) => {
    let answer: (keep: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    const over = prisma().$transaction(async (tx) => {
      request.tx = tx;
      begun();
      if (!(await answered)) throw new Discarded();
    }, LIMITS);
    over.catch(failed);
    request.end = async (keep) => {
      // Work beside the answer may go on after it.
      delete request.tx;
      answer(keep);
      await over.catch((error: unknown) => {
        if (!(error instanceof Discarded)) throw error;
      });
    };
  });
}
