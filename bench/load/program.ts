import { spawn } from "node:child_process";
import type { FiringShop } from "../fire/stage";
import type { Measured, Window } from "./slice";

export type Jobs = {
  /** `amount`: so many calls instead of a time. */
  fires: Window & { baseUrl: string; connections: number; shops: FiringShop[]; amount?: number };
  http: Window & { url: string; connections: number; apiKey?: string; body?: Record<string, unknown> };
  database: Window & {
    databaseUrl: string;
    connections: number;
    apiKey: string;
    how: "separate" | "one";
    body: { org_id: string; brand_id: string; bi_id: string; bc_meta: Record<string, unknown> };
  };
};

type Result = Measured & {
  /** All that was done, the warm-up included. */
  done: number;
  /** What every contact of the slice begins with. */
  series: string;
  /** How often each HTTP status was answered, where not only 200 is wanted. */
  answered?: Record<number, number>;
  errors?: number;
};

/** Runs one slice of load in a process of its own, so that neither our work nor our garbage is in the figures. */
export function runLoad<Name extends keyof Jobs>(name: Name, job: Jobs[Name]): Promise<Result> {
  const file = `bench/load/${name}.ts`;
  const child = spawn(process.execPath, ["--import", "tsx", file, JSON.stringify(job)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (result) => resolve(result as Result));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code} and no result`)));
  });
}

/** For the program that was started: its job. */
export function takeJob<Name extends keyof Jobs>(): Jobs[Name] {
  return JSON.parse(process.argv[2] ?? "") as Jobs[Name];
}

/** For the program that was started: tells its figures and ends. */
export function sendResult(result: Result): Promise<never> {
  return new Promise(() => process.send?.(result, () => process.exit(0)));
}
