import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

type Exports = WebAssembly.Exports & { __wbindgen_start: () => void };
type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

let loading: Promise<void> | undefined;

/** The package expects a bundler that imports `.wasm`; Node 20 has none, so the module is put together by hand. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": withoutHolding(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as Exports).__wbindgen_start();
}

/** The engine leaves a timer of 10 s behind; a program that has migrated need not wait for it. */
function withoutHolding(imports: object): WebAssembly.ModuleImports {
  const entries = Object.entries(imports as Record<string, (...args: unknown[]) => unknown>);
  const mended = entries.map(([name, call]) => {
    if (!name.startsWith("__wbg_setTimeout_")) return [name, call];
    return [name, (...args: unknown[]) => (call(...args) as NodeJS.Timeout).unref()];
  });
  return Object.fromEntries(mended);
}

/**
 * PostgreSQL's catalogue has columns of the one-letter type `"char"`. The adapter does not know it, and the engine insists
 * on it: it travels as the one type that neither the catalogue nor Prisma's table has.
 */
const ONE_LETTER = 18;
const UUID = 2950;

type Send = (query: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;

/**
 * Two gaps between the adapter and the engine. The adapter cuts a migration at every semicolon, also inside a function's
 * body: PostgreSQL takes the whole script at once, as Prisma's native engine sends it, and then all of it or nothing is
 * done. And the catalogue's one-letter columns arrive as what they are.
 */
function mend(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  const send: Send = pool.query.bind(pool);
  const query: Send = async (config) => {
    const result = await send(config);
    // A script of several statements has several results, and nobody reads them.
    for (const field of result.fields ?? []) if (field.dataTypeID === ONE_LETTER) field.dataTypeID = UUID;
    return result;
  };
  Object.assign(pool, { query });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    const { Uuid, Character } = ColumnTypeEnum;
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === Uuid ? Character : type)) };
  };
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
}

class MigrationAdapter extends PrismaPg {
  private readonly opened: Adapter[] = [];

  override async connect() {
    const adapter = mend(await super.connect());
    this.opened.push(adapter);
    return adapter;
  }

  /** The engine drops the database itself when it has compared it. */
  override async connectToShadowDb() {
    return mend(await super.connectToShadowDb());
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

/** Lends Prisma's own migration engine, working through `pg`: no binary, no download. */
export async function withEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  await loading;
  const adapter = new MigrationAdapter({ connectionString: url });
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
}

/** Tables that only SQL knows: a draft leaves them alone. */
export const FILTER = {
  externalTables: ["public.rate_bucket", "public.customer_search", "public.customer_block"],
  externalEnums: [],
};
