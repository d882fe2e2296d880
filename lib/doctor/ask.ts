import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import { log } from "@/lib/log";
import { CHECKS, type CheckName } from "./check-table";
import type { Check, CheckResult, Verdict } from "./types";

const LIMIT_MS = 15_000;
const KEYS_FIRST = "Look at the account's keys first: they must hold, and may do this.";
const AGAIN = "Run the doctor again in a minute.";

/** Makes one check within its time. Whatever happens to it, there is a result, and no other check is touched. */
export async function ask(check: Check): Promise<CheckResult> {
  const { name, of, group, link } = check;
  const { status, found, mend } = await withinLimit(check).catch((error: unknown) => {
    if (!isGatewayRejected(error) && !isGatewayUnknown(error) && !(error instanceof OutOfTime))
      log().error({ err: error, check: name }, "A check of the doctor broke");
    return toVerdict(name, error);
  });
  const own = CHECKS[name];
  const where = link ?? own.link;
  return {
    id: of ? `${name}:${of}` : name,
    title: own.title,
    group,
    status,
    found,
    mend: status === "ok" ? null : (mend ?? own.mend),
    ...(where ? { link: where } : {}),
  };
}

class OutOfTime extends Error {}

async function withinLimit({ run, limitMs = LIMIT_MS }: Check): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(`${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(run), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The provider's code, or a sentence of ours: never an error's own text. */
function toVerdict(name: CheckName, error: unknown): Verdict {
  if (isGatewayRejected(error)) {
    const found = `The provider refused ${error.operation} (${error.providerCode}).`;
    return { status: "fail", found, ...(name === "keys" ? {} : { mend: KEYS_FIRST }) };
  }
  if (isGatewayUnknown(error)) return { status: "warn", found: "The provider did not answer.", mend: AGAIN };
  if (error instanceof OutOfTime)
    return { status: "warn", found: "There was no answer in time.", mend: AGAIN };
  return { status: "fail", found: "The check broke off. The log says why.", mend: AGAIN };
}
