/** A field as the reference shows it. */
export type FieldView = {
  name: string;
  /** In words: "string or null". */
  type: string;
  required: boolean;
  description: string | null;
  /** What else it must be: "at most 200 characters". */
  limits: string[];
  fields: FieldView[];
};

export type ErrorView = { status: number; code: string; when: string };

export type ActionView = {
  name: string;
  /** Where it is called, from the host on. */
  path: string;
  summary: string;
  description: string | null;
  /** `Idempotency-Key` is honoured. */
  writes: boolean;
  /** It can answer 202. */
  accepts: boolean;
  request: FieldView[];
  answer: FieldView[];
  /** Those of this action alone. */
  refusals: ErrorView[];
  /** Of `data` beside a refusal, where there is one. */
  refused: FieldView[];
  example: { request: Record<string, unknown>; answer: Record<string, unknown> };
};

export type EventView = {
  type: string;
  description: string | null;
  /** Of `data`. */
  fields: FieldView[];
  example: Record<string, unknown>;
};

/** What the demo data can stand in for in an example: ids by the fields that name them, and the key. */
export type DemoView = { key: string; ids: Record<string, string> };

/** The API for people: the same as the document for programs. */
export type ReferenceView = {
  origin: string;
  version: string;
  actions: ActionView[];
  /** Of every action. */
  refusals: ErrorView[];
  events: EventView[];
  /** Null where no sandbox plays the providers. */
  demo: DemoView | null;
};
