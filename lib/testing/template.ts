/** Migrated once in a run; each test file's database is a copy of it. */
export const TEMPLATE = "edge_template";
