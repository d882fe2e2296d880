import { z } from "zod";

/** What fields of the API have in common. */

/** An id of ours or of a CRM: short enough for an index. */
export const wireId = z.string().trim().min(1).max(200);

/** A brand's id, or its number as a string or a number. */
export const wireBrand = z.union([wireId, z.number().int().positive().transform(String)]);

export const wireGateway = z.enum(["stripe", "paypal"]);

/** `0` and `1`, as rows show them, or `true` and `false`. */
export const wireFlag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

/** Why something was done, in the caller's words: kept, told to integrators, never interpreted. */
export const wireReason = z.string().trim().max(500).nullish();

/** `YYYY-MM-DD HH:MM:SS` UTC, as rows show times; null stays null. */
export function toRowTime<T extends Date | null>(at: T): T extends Date ? string : string | null {
  return (at ? at.toISOString().slice(0, 19).replace("T", " ") : null) as T extends Date
    ? string
    : string | null;
}

/** A number, or one in a string as older integrations send it. What it may be, only its currency or its metric says. */
export const wireDecimal = z.union([z.number(), z.string().trim().min(1).max(40)]);
