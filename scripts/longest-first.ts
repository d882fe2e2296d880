import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes, and would be alone in the end if it began last. */
const LONG = ["e2e/model/", "e2e/crash/", "e2e/contract/api-errors", "lib/inbox/money"];

/** Puts the longest test files first, in the order above; a fresh checkout knows no durations to sort by. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((part) => moduleId.includes(part));
      return place < 0 ? LONG.length : place;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
