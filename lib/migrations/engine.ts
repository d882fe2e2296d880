import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

type Exports = WebAssembly.Exports & { __wbindgen_start: () => void };
type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

let loading: Promise<void> | undefined;

/** The package expects a bundler that imports `.wasm`; Node 20 has none, so the module is put together by hand. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as Exports).__wbindgen_start();
}

/**
 * Two gaps between the adapter and the engine. The adapter cuts a migration at every semicolon, also inside a function's
 * body: PostgreSQL takes the whole script at once, as Prisma's native engine sends it, and then all of it or nothing is
 * done. And the engine cannot read the catalogue's one-letter columns unless they are called text.
 */
function mend(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const { Character, Text } = ColumnTypeEnum;
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === Character ? Text : type)) };
  };
  return adapter;
}

class MigrationAdapter extends PrismaPg {
  override async connect() {
    return mend(await super.connect());
  }
  override async connectToShadowDb() {
    return mend(await super.connectToShadowDb());
  }
}

/** Prisma's own migration engine, working through `pg`: no binary, no download. */
export async function openEngine(url: string): Promise<bindings.SchemaEngine> {
  loading ??= load();
  await loading;
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter({ connectionString: url }));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

/** Nothing is managed outside Prisma's schema but graphile-worker, which lives in a schema of its own. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };
