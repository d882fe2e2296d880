import { z } from "zod";
import { ROLES } from "./roles";

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export const role = z.enum(ROLES, { error: `Choose one of ${ROLES.join(", ")}.` });

export const personName = z
  .string({ error: "Enter a name." })
  .trim()
  .min(1, "Enter a name.")
  .max(100, "Use at most 100 characters for the name.");

/** Small letters only: one person has one address, however it is typed. */
export const email = z
  .string({ error: "Enter an e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "That is too long for an e-mail address.")
  .pipe(z.email("Enter an e-mail address, like name@example.com."));

export const password = z
  .string({ error: "Enter a password." })
  .min(
    SHORTEST_PASSWORD,
    `Use at least ${SHORTEST_PASSWORD} characters: a few words are easy to keep in mind.`,
  )
  .max(LONGEST_PASSWORD, `Use at most ${LONGEST_PASSWORD} characters.`);
