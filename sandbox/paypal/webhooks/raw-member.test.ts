import { expect, test } from "vitest";
import { rawMember } from "./raw-member";

test.each([
  ['{"a":1,"webhook_event":{"b" : [1.0, "}\\""]} }', '{"b" : [1.0, "}\\""]}'],
  ['{ "webhook_event" : 12 , "a":{}}', "12"],
  ['{"a":{"webhook_event":1},"webhook_event":"x,}"}', '"x,}"'],
  ['{"a":[{"webhook_event":1}]}', undefined],
  ["[]", undefined],
  ["{}", undefined],
])("finds the member's own text in %s", (text, raw) => {
  expect(rawMember(text, "webhook_event")).toBe(raw);
});
