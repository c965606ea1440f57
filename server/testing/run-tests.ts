/**
 * Everything that `npm test` promises, in one go: types, lint, layout, and the tests, those that read
 * a wall clock under two time zones. Closes with one line that counts them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'kuuseki-tests-'));

function run(
  name: string,
  script: string,
  args: string[],
  env: Record<string, string> = {},
): boolean {
  console.log(`\n── ${name}`);
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - begun) / 1000)} s)`,
  );
  return status === 0;
}

function check(name: string, script: string, args: string[]): Count {
  const ok = run(name, script, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function tests(zone: string, projects: string[], only: string[] = []): Count {
  const file = path.join(folder, `${zone.replace('/', '-')}-${projects.join('-')}.json`);
  const ok = run(
    `tests of ${projects.join(', ')}, TZ=${zone}`,
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      ...only,
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { TZ: zone },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A file that could not even be loaded holds no failed test, and is one.
    const broken = report.testResults.filter(
      (each) => each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      failed: ok ? failed : Math.max(1, failed),
      skipped: report.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const units = ['server', 'dashboard'];

// What people see and do, from the zone of a container and from that of the venue.
const screens = ['journey', 'phone', 'screens'].map((file) => `server/e2e/${file}.test.ts`);

const counts = [
  check('dashboard types: sync', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']),
  check('types', 'node_modules/typescript/bin/tsc', ['-p', '.']),
  check('dashboard types', 'node_modules/svelte-check/bin/svelte-check', [
    '--tsconfig',
    'dashboard/tsconfig.json',
    '--threshold',
    'warning',
  ]),
  check('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  check('format', 'node_modules/prettier/bin/prettier.cjs', [
    '--check',
    '--log-level',
    'warn',
    '.',
  ]),
  tests('UTC', [...units, 'long']),
  tests('Asia/Tokyo', units),
  tests('UTC', ['e2e']),
  tests('Asia/Tokyo', ['e2e'], screens),
];
rmSync(folder, { recursive: true, force: true });

const sum = (key: keyof Count) => counts.reduce((total, each) => total + each[key], 0);
const skipped = sum('skipped');
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = sum('failed') === 0 ? 0 : 1;
