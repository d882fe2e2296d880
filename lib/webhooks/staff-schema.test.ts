import { expect, it } from "vitest";
import { editEndpointForm, rotateSecretForm, wireSince } from "./staff-schema";

it("reads a day or a minute in UTC, and none that the calendar does not have", () => {
  const read = (text: string) => wireSince.safeParse(text).data?.toISOString();
  expect(read("2026-03-30")).toBe("2026-03-30T00:00:00.000Z");
  expect(read(" 2026-03-30 14:05 ")).toBe("2026-03-30T14:05:00.000Z");
  expect(read("2028-02-29T23:59:59Z")).toBe("2028-02-29T23:59:59.000Z");
  for (const text of [
    "2026-02-31",
    "2027-02-29 08:00",
    "2026-13-01",
    "2026-03-30 24:00",
    "2026-03-30 14:61",
    "yesterday",
  ])
    expect(read(text), text).toBeUndefined();
  expect(wireSince.safeParse(undefined).error?.issues[0]?.message).toMatch(/^Write a day like 2026-03-30/);
});

it("keeps the old secret for a day unless hours are given, and says what authentication lacks in whole sentences", () => {
  expect(rotateSecretForm.parse({ wh_id: "wh_1" }).wh_grace_hours).toBe(24);
  expect(rotateSecretForm.parse({ wh_id: "wh_1", wh_grace_hours: "0" }).wh_grace_hours).toBe(0);
  expect(rotateSecretForm.safeParse({ wh_id: "wh_1", wh_grace_hours: "169" }).success).toBe(false);
  const { error } = editEndpointForm.safeParse({ wh_id: "wh_1", wh_auth_type: "bearer", wh_auth_data: {} });
  expect(error?.issues).toMatchObject([
    { path: ["wh_auth_data", "token"], message: "The token is needed for the type bearer." },
  ]);
});
