import { log } from "@/lib/log";

export type Complaint = { say(error: unknown, sentence: string): void; over(): void };

/** Work that is tried again every second fails for one reason many times: the log has it once, until it changes or ends. */
export function onceInARow(): Complaint {
  let last: string | undefined;
  return {
    say(error, sentence) {
      const reason = error instanceof Error ? error.message : String(error);
      const level = reason === last ? "debug" : "error";
      last = reason;
      log()[level]({ err: error }, sentence);
    },
    over() {
      last = undefined;
    },
  };
}
