/**
 * Prints the SQL that leads from the migrations to schema.prisma: the text of the next migration,
 * or "This is an empty migration" when both agree. Prisma's own engine as WebAssembly on an in-memory
 * PGlite, because the CLI wants to download a binary.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const here = path.dirname(fileURLToPath(import.meta.url));
const schemaPath = path.join(here, 'schema.prisma');
const migrations = path.join(here, 'migrations');

interface Engine {
  diff(params: unknown): Promise<{ stdout?: string | null }>;
}
interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: unknown, log: () => void, factory: unknown) => Promise<Engine> };
}

async function loadEngine(): Promise<EngineModule> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const dir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = (await import(
    pathToFileURL(path.join(dir, 'schema_engine_bg.js')).href
  )) as EngineModule;
  const wasm = new WebAssembly.Module(readFileSync(path.join(dir, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** The stock adapter does not await `executeScript`, and its shadow database lacks extensions. */
function safeFactory(): SqlMigrationAwareDriverAdapterFactory {
  const open = async () => {
    const db = await PGlite.create({ extensions: { btree_gist } });
    const adapter = await new PrismaPGlite(db).connect();
    return new Proxy(adapter, {
      get(target, key) {
        if (key === 'executeScript') return async (sql: string) => void (await db.exec(sql));
        if (key === 'dispose') return () => db.close();
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return { provider: 'postgres', adapterName: 'pglite', connect: open, connectToShadowDb: open };
}

/** SQL that is missing from the migrations. */
export async function pendingSql(): Promise<string> {
  const glue = await loadEngine();
  const schema = readFileSync(schemaPath, 'utf8');
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(safeFactory()),
  );
  const names = readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const read = (name: string) => readFileSync(path.join(migrations, name, 'migration.sql'), 'utf8');
  const result = await engine.diff({
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
    from: {
      tag: 'migrations',
      baseDir: migrations,
      lockfile: {
        path: 'migration_lock.toml',
        content: readFileSync(path.join(migrations, 'migration_lock.toml'), 'utf8'),
      },
      shadowDbInitScript: '',
      migrationDirectories: names.map((name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(name) } },
      })),
    },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: schema }] },
  });
  return result.stdout ?? '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await pendingSql());
