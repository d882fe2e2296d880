import type { z } from "zod";
import type { ErrorCode } from "./errors";

/** What integrators are told of an action, beside its schema: the reference is made of this. */
export type ActionReference = {
  /** A few words. */
  summary: string;
  /** Markdown, for what the fields do not say. */
  description?: string;
  /** The answer's own fields, `status` and `warnings` excepted. Every presented answer must be one. */
  answer: z.ZodType;
  /** What stands as `data` beside a refusal, where something does: the charge that was refused. */
  refused?: z.ZodType;
  /** Refusals of this action alone; those of every action are added. */
  errors: readonly ErrorCode[];
  /** A body without the key, and the answer to it. */
  example: { request: Record<string, unknown>; answer: Record<string, unknown> };
};
