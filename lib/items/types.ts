import type { CaptureMode, EnrollmentStatus, ItemStatus } from "@/lib/generated/prisma/enums";
import type { CapSettings, ItemTerms } from "./terms";

/** No more than this many are counted: what is told is "10,000 or more". */
export const MOST_COUNTED = 10_000;

/** How many are enrolled in an item, of each status at most `MOST_COUNTED`. */
export type Enrolled = { active: number; paused: number };

/** An item as staff see it in a list. */
export type StaffItem = {
  id: string;
  terms: ItemTerms;
  /** What it does, in a sentence; empty for an item that is no trigger. */
  sentence: string;
  brandName: string | null;
  status: ItemStatus;
  createdAt: string;
  enrolled: Enrolled;
};

/** What a form of an item needs to know of the organization. */
export type ItemSettings = CapSettings & {
  captureMode: CaptureMode;
  brands: { id: string; name: string }[];
};

/** Somebody who is enrolled in an item. */
export type EnrolledCustomer = {
  id: string;
  customerId: string;
  contactId: string;
  name: string | null;
  status: EnrollmentStatus;
  consecutiveFailures: number;
  lastTriggeredAt: string | null;
  lastChargeStatus: string | null;
  createdAt: string;
};

export type StaffItemDetails = StaffItem & {
  settings: ItemSettings;
  /** Says which version of the terms this is. */
  marker: string;
  everEnrolled: boolean;
  /** The newest of those who are enrolled, at most `MOST_SHOWN`. */
  customers: EnrolledCustomer[];
};

/** So many of those who are enrolled stand on the item's own page. */
export const MOST_SHOWN = 50;
