/**
 * In a browser zod tries whether it may compile its schemas, which the pages' content policy refuses and reports. Imported
 * before any schema: zod reads its settings when a schema is made. The server compiles them all the same.
 */
type ZodSettings = { __zod_globalConfig?: { jitless?: boolean } };

if (typeof window !== "undefined") {
  const shared = globalThis as ZodSettings;
  shared.__zod_globalConfig ??= {};
  shared.__zod_globalConfig.jitless = true;
}
