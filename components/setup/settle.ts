import type { FinishAnswer } from "@/lib/setup/view";
import { post } from "./post";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

export type Finish = { attemptId?: string; outcome?: "cancelled" };

type Settle = {
  url: string;
  body: Finish;
  /** Called before each wait: it is not decided yet, or cannot be asked right now. */
  onWait: () => void;
};

/**
 * Asks the server what the gateway says until it is decided. No answer, or a server in trouble, is never a failure of
 * the payment: it is asked again, ever more slowly, and at once when the browser is back online.
 */
export async function settle({
  url,
  body,
  onWait,
}: Settle): Promise<Exclude<FinishAnswer, { next: "processing" }>> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.6, LONGEST_WAIT_MS)) {
    const answer = await post<FinishAnswer>(url, body).catch(() => null);
    if (answer?.next === "reload" || answer?.next === "notice") return answer;
    onWait();
    await pause(answer ? Math.max(answer.retryMs, wait) : wait);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
  });
}
