import { forgetEnv } from "@/lib/env";

/** Everything that `env()` asks for, where no database is opened. */
export function withoutDatabase(variables: Record<string, string> = {}): void {
  Object.assign(process.env, {
    APP_URL: "http://edge.test",
    DATABASE_URL: "postgres://nobody@127.0.0.1/nothing",
    EDGE_SECRET_KEY: "0".repeat(64),
    ...variables,
  });
  forgetEnv();
}
