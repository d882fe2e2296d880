import { expect, it } from "vitest";
import { lastWordsOf } from "@/lib/run-main";
import { asOwner } from "./as-owner";

const failing = (error: Error) => asOwner(() => Promise.reject(error)).catch((told) => told);

it("says which login to use where the one of web and worker was named, and passes on everything else", async () => {
  const denied = Object.assign(new Error("permission denied for table organization"), { code: "42501" });
  expect(lastWordsOf(await failing(denied))).toMatch(
    /^DATABASE_URL names .*\(permission denied for table organization\): .*owns the tables[^\n]*$/,
  );
  const other = Object.assign(new Error("deadlock detected"), { code: "40P01" });
  expect(await failing(other)).toBe(other);
  expect(await asOwner(async () => 1)).toBe(1);
});
