/** The pages' policy forbids `eval`. Zod tries whether it may, and each try is a violation, unless it is told before its first schema. */
const scope = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
if (typeof window !== "undefined") scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true };
