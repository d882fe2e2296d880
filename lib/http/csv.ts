import { stringify } from "csv-stringify/sync";
import type { CsvColumn } from "@/lib/lists/csv-columns";

/**
 * An export as it is read: a page is asked for when the client has taken the one before, and no other when it goes away. RFC 4180,
 * UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.
 */
export function streamCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<Row[]>,
): ReadableStream<Uint8Array> {
  const reading = pages[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const encode = (lines: string[][]) =>
    encoder.encode(stringify(lines, { record_delimiter: "windows", quoted_match: /[\r\n]/ }));
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encode([columns.map(({ head }) => head)])),
      async pull(controller) {
        for (;;) {
          const { done, value } = await reading.next();
          if (done) return controller.close();
          // A page may be empty although the list goes on.
          if (value.length === 0) continue;
          controller.enqueue(encode(value.map((row) => columns.map(({ cell }) => toText(cell(row))))));
          return;
        }
      },
      async cancel() {
        await reading.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

/** The answer that a browser saves as a file. @param name without its ending */
export function csvAnswer(name: string, body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "-")}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function toText(value: string | number | Date | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  return /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
