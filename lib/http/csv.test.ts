import { expect, it } from "vitest";
import { allPages, type CsvColumn, csvAmount } from "@/lib/lists/csv-columns";
import { csvAnswer, streamCsv } from "./csv";

type Row = { note: string | null; amount: number; at: Date };
const columns: CsvColumn<Row>[] = [
  { head: "note", cell: ({ note }) => note },
  { head: "amount", cell: ({ amount }) => csvAmount(amount, "USD") },
  { head: "at", cell: ({ at }) => at },
];
const at = new Date("2026-11-22T10:44:05.123Z");
const row = (note: string | null, amount = 1500): Row => ({ note, amount, at });

it("writes RFC 4180 without a byte order mark, and no formula", async () => {
  const notes = ['a "b", c', "two\nlines", "=1+1", "+49 30", "-x", "@sum", "\tx", "\rx", null, "müller"];
  const pages = [notes.map((note) => row(note)), [], [row("-5", -12_345)]];
  const body = streamCsv(
    columns,
    allPages(async (cursor) => {
      const page = Number(cursor ?? 0);
      return { rows: pages[page] ?? [], nextCursor: page + 1 < pages.length ? String(page + 1) : null };
    }),
  );
  const answer = csvAnswer('charges "x"', body);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="charges--x-.csv"');
  const text = await answer.text();
  const cells = [
    '"a ""b"", c"',
    '"two\nlines"',
    "'=1+1",
    "'+49 30",
    "'-x",
    "'@sum",
    "'\tx",
    `"'\rx"`,
    "",
    "müller",
  ];
  const lines = [
    ...cells.map((cell) => `${cell},15.00,${at.toISOString()}`),
    `-5,-123.45,${at.toISOString()}`,
  ];
  expect(text).toBe(`${["note,amount,at", ...lines].join("\r\n")}\r\n`);
});

it("reads no further than its reader, and nothing more when the reader goes away", async () => {
  let read = 0;
  let ended = false;
  async function* pages() {
    try {
      for (;;) {
        read += 1;
        yield [row("x")];
      }
    } finally {
      ended = true;
    }
  }
  const reader = streamCsv(columns, pages()).getReader();
  for (let chunk = 0; chunk < 5; chunk += 1) await reader.read();
  expect(read).toBeLessThanOrEqual(6);
  await reader.cancel();
  expect(ended).toBe(true);
  expect(read).toBeLessThanOrEqual(6);
});

it("tells its reader of a page that could not be read", async () => {
  async function* pages(): AsyncGenerator<Row[]> {
    yield [row("x")];
    throw new Error("gone");
  }
  await expect(new Response(streamCsv(columns, pages())).text()).rejects.toThrow("gone");
});
