import { expect, it } from "vitest";
import { contrastReport } from "./contrast-report";
import { PALETTES } from "./palettes";
import { NEW_BRAND } from "./schema";
import { shownMode, toVariant } from "./variant";

const sentences = (part: object) => contrastReport({ ...NEW_BRAND, ...part }).map(({ sentence }) => sentence);

it("says of each pair how it reads, and what the page shows in place of what does not", () => {
  expect(sentences({ textColor: "#000000", backgroundColor: "#ffffff" })[0]).toBe(
    "Text on the background: 21.0:1, which reads well.",
  );
  // 4.54:1 of #767676 is the least that reads on white, and 4.2 on the brand's side.
  expect(sentences({ textColor: "#767676" })[0]).toMatch(
    /^Text on the background: 4\.5:1, which would do here but not on the page's other grounds; the page shows #\w{6}, [5-9]\.\d:1\.$/,
  );
  expect(sentences({ accentColor: "#ffeb3b" })[2]).toMatch(
    /^Links on the background: 1\.2:1, too faint \(4\.5:1 is needed\); the page shows #\w{6} instead, [45]\.\d:1\.$/,
  );
  const yellow = sentences({ primaryColor: "#ffeb3b" });
  expect(yellow[4]).toMatch(/^Text on the button: 1\d\.\d:1, which reads well\.$/);
  expect(yellow[5]).toMatch(
    /too faint \(3:1 is needed\); the page draws an edge of #\w{6} around it, 3\.\d:1\.$/,
  );
  expect(sentences({ surfaceColor: "#000000" })[1]).toMatch(/light beside a dark form/);
});

it("bears colours that are half typed", () => {
  expect(contrastReport({ ...NEW_BRAND, primaryColor: "#12", textColor: "" })).toHaveLength(6);
});

it("has palettes of which the page corrects nothing, each as light or dark as it says", () => {
  for (const { name, colours } of PALETTES) {
    expect(
      contrastReport(colours).filter(({ corrected }) => corrected),
      name,
    ).toEqual([]);
    expect(shownMode(colours), name).toBe(colours.mode);
  }
});

it("turns a brand over with its own colours on new grounds, and back", () => {
  const dark = toVariant(NEW_BRAND, "dark");
  expect([dark.mode, shownMode(dark), dark.primaryColor]).toEqual(["dark", "dark", NEW_BRAND.primaryColor]);
  expect(toVariant(dark, "light")).toMatchObject({ mode: "light", backgroundColor: "#ffffff" });
  // A ground that fits already stays.
  const odd = { ...NEW_BRAND, mode: "dark" as const, backgroundColor: "#fffde7" };
  expect(toVariant(odd, "light").backgroundColor).toBe("#fffde7");
  expect(toVariant(odd, "dark")).toBe(odd);
});
