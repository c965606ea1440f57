/**
 * Builds the dashboard and the server. `--if-needed`: only when a source is newer in content than
 * the last build.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const SOURCES = ['server', 'devices', 'dashboard/src', 'dashboard/static', 'prisma'];
const FILES = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'prisma.config.ts'];
const SKIP = /(^|\/)(generated|e2e|bench|testing)\/|\.test\.ts$/;

function* sources(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (SKIP.test(entry.isDirectory() ? `${file}/` : file)) continue;
    if (entry.isDirectory()) yield* sources(file);
    else yield file;
  }
}

/** Names what the build is made of; equal sources give an equal version. */
function sourceVersion(): string {
  const hash = createHash('sha256');
  const files = [
    ...SOURCES.filter(existsSync).flatMap((dir) => [...sources(dir)]),
    ...FILES,
  ].sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

const run = (file: string, args: string[], env: Record<string, string> = {}) =>
  execFileSync(process.execPath, [file, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });

/**
 * Prisma's compiler of queries comes as a text in base64, which a module keeps for good, beside the
 * program that was made of it. Read from a file, nothing of it stays.
 */
const compilerAsFile: Plugin = {
  name: 'compiler-as-file',
  setup(bundle) {
    bundle.onLoad({ filter: /generated\/prisma\/internal\/class\.ts$/ }, async ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const [imported, name] = /const \{ wasm \} = await import\("([^"]+)"\)/.exec(source) ?? [];
      if (imported === undefined || name === undefined) {
        throw new Error(`${file} loads its compiler in another way than server/build.ts expects`);
      }
      const { wasm } = (await import(name)) as { wasm: string };
      mkdirSync('build/server', { recursive: true });
      writeFileSync('build/server/compiler.wasm', Buffer.from(wasm, 'base64'));
      const read = `const wasm = (await import('node:fs')).readFileSync(new URL('compiler.wasm', import.meta.url))`;
      return { contents: source.replace(imported, () => read), loader: 'ts' };
    });
  },
};

const version = sourceVersion();
const stamp = 'build/version';
const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === version;
if (!process.argv.includes('--if-needed') || !current || !existsSync('server/generated/prisma')) {
  console.log('building…');
  // The CLI insists on a schema engine that `generate` does not use, and would download it.
  run('node_modules/prisma/build/index.js', ['generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
  });
  run('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  await build({
    entryPoints: ['server/main.ts', 'server/assembly/inventor.ts'],
    outdir: 'build/server',
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    sourcemap: true,
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
    external: ['../vite.config.ts'],
    plugins: [compilerAsFile],
  });
  mkdirSync('build', { recursive: true });
  writeFileSync(stamp, version);
}
