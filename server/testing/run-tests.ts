/**
 * Everything that `npm test` promises, in one go: types, lint, layout, and the tests, all but those
 * that cannot know of it under two time zones. Closes with one line that counts them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'kuuseki-tests-'));

/** @param aside others run beside it: what it says is shown when it ends */
async function run(
  name: string,
  script: string,
  args: string[],
  { env = {}, aside = false }: { env?: Record<string, string>; aside?: boolean } = {},
): Promise<boolean> {
  if (!aside) console.log(`\n── ${name}`);
  const begun = Date.now();
  const child = spawn(process.execPath, [script, ...args], {
    stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => said.push(part));
  const [status] = (await once(child, 'close')) as [number | null];
  process.stdout.write(Buffer.concat(said));
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - begun) / 1000)} s)`,
  );
  return status === 0;
}

async function check(name: string, script: string, args: string[]): Promise<Count> {
  const ok = await run(name, script, args, { aside: true });
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Each takes one core. */
async function twoAtATime(jobs: (() => Promise<Count>)[]): Promise<Count[]> {
  const counts: Count[] = [];
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) counts.push(await job());
  };
  await Promise.all([work(), work()]);
  return counts;
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

async function tests(zone: string, projects: string[], only: string[] = []): Promise<Count> {
  const file = path.join(folder, `${zone.replace('/', '-')}-${projects.join('-')}.json`);
  const ok = await run(
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
    { env: { TZ: zone } },
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
  await check('dashboard types: sync', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']),
  // The longest first.
  ...(await twoAtATime([
    () => check('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
    () =>
      check('dashboard types', 'node_modules/svelte-check/bin/svelte-check', [
        '--tsconfig',
        'dashboard/tsconfig.json',
        '--threshold',
        'warning',
      ]),
    () => check('types', 'node_modules/typescript/bin/tsc', ['-p', '.']),
    () =>
      check('format', 'node_modules/prettier/bin/prettier.cjs', [
        '--check',
        '--log-level',
        'warn',
        '.',
      ]),
  ])),
  await tests('UTC', [...units, 'timeless', 'long']),
  await tests('Asia/Tokyo', units),
  await tests('UTC', ['e2e']),
  await tests('Asia/Tokyo', ['e2e'], screens),
];
rmSync(folder, { recursive: true, force: true });

const sum = (key: keyof Count) => counts.reduce((total, each) => total + each[key], 0);
const skipped = sum('skipped');
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = sum('failed') === 0 ? 0 : 1;
