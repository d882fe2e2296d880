import { readFileSync } from "node:fs";
import path from "node:path";

/** What a runner's report says of the tests that failed, for whoever sees only the end of a long output. */

/** So much of a reason, and of what the page showed, says enough; the whole of it stands further up. */
const REASON_LINES = 25;
const PAGE_LINES = 60;

export type VitestFile = {
  name: string;
  assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
};

type Attachment = { name: string; path?: string };
type Result = { errors?: { message?: string }[]; attachments?: Attachment[] };
export type PlaywrightSuite = {
  specs?: { title: string; file: string; ok: boolean; tests?: { results?: Result[] }[] }[];
  suites?: PlaywrightSuite[];
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with one.
const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, "");

const indented = (text: string, most: number) =>
  plain(text)
    .trim()
    .split("\n")
    .slice(0, most)
    .map((line) => `  ${line}`)
    .join("\n");

const titled = (...parts: string[]) => parts.filter(Boolean).join("\n");

/** Also what passed only when it was tried again: sooner or later it will not. */
export const vitestFailures = (files: VitestFile[]): string[] =>
  files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === "failed" || failureMessages.length > 0)
      .map(({ fullName, status, failureMessages = [] }) =>
        titled(
          `${status === "failed" ? "FAILED" : "FLAKY"} ${path.relative(".", name)}: ${fullName}`,
          indented(failureMessages[0] ?? "", REASON_LINES),
        ),
      ),
  );

/** What the page showed, as Playwright wrote it down. */
function pageOf({ attachments = [] }: Result): string {
  const file = attachments.find(({ name }) => name === "error-context")?.path;
  if (!file) return "";
  try {
    const [, page = ""] = readFileSync(file, "utf8").split(/^# Page snapshot$/m);
    return indented(page.split(/^# /m)[0] ?? "", PAGE_LINES);
  } catch {
    return "";
  }
}

/** As above. */
export const playwrightFailures = (suites: PlaywrightSuite[]): string[] =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ ok, file, title, tests = [] }) => {
      const results = tests.flatMap(({ results = [] }) => results);
      const failed = results.find(({ errors = [] }) => errors.length > 0);
      if (ok && !failed) return [];
      const reason = failed?.errors?.[0]?.message ?? "";
      return titled(
        `${ok ? "FLAKY" : "FAILED"} e2e/${file}: ${title}`,
        indented(reason, REASON_LINES),
        failed ? pageOf(failed) : "",
      );
    }),
    ...playwrightFailures(inner),
  ]);
