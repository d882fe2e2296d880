import { setTimeout as wait } from "node:timers/promises";

/** Resolves when the address answers 200; asks every 50 ms until then, or until `signal` is aborted. */
export async function waitFor(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok;
      },
      () => false,
    );
    if (ok) return;
    await wait(50, undefined, { signal }).catch(() => {});
  }
}
