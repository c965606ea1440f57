/**
 * Runs every test that rows.ts names and writes what it found, with what people wrote down in
 * ACCESSIBILITY.md, where the page about accessibility reads it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openBrowser } from '../browser.ts';
import { patternOf, type Outcome } from './judge.ts';
import { ROWS } from './rows.ts';
import { readScript } from './script.ts';
import { RESULTS, write } from './results.ts';

interface Report {
  testResults: {
    name: string;
    assertionResults: { title: string; status: string; meta?: { pages?: unknown } }[];
  }[];
}

const tests = ROWS.flatMap(({ shown }) => shown.filter((proof) => 'test' in proof));
const files = [...new Set(tests.map(({ file }) => file))];
const names = [...new Set(tests.map(({ test }) => `${patternOf(test)}$`))];
// What is committed while the tests run is not what they test.
const build = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
const folder = mkdtempSync(path.join(os.tmpdir(), 'kuuseki-accessibility-'));

/** Runs tests of some files, and reads what came of them. */
function run(name: string, only: readonly string[]): Report['testResults'] {
  const report = path.join(folder, `${name}.json`);
  spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...only, '-t', names.join('|')].concat([
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]),
    { stdio: 'inherit' },
  );
  return (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults;
}

// Browsers have a number of workers of their own: vitest runs them apart.
const isScreen = (file: string) => file.startsWith('server/e2e/');
const testResults = [
  ...run(
    'rules',
    files.filter((file) => !isScreen(file)),
  ),
  ...run('screens', files.filter(isScreen)),
];
rmSync(folder, { recursive: true, force: true });

const outcomes: Outcome[] = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ title, status }) => ({
      file: path.relative(process.cwd(), name),
      title,
      passed: status === 'passed',
    })),
);
const titles = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .map(({ meta }) => meta?.pages)
  .find((pages) => pages !== undefined) as Record<string, string> | undefined;

const browser = await openBrowser();
const chromium = browser.version();
await browser.close();
const axe = JSON.parse(readFileSync('node_modules/axe-core/package.json', 'utf8')) as {
  version: string;
};
const results = write({
  outcomes,
  steps: readScript(),
  titles: titles ?? {},
  on: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date()),
  build,
  chromium,
  axe: axe.version,
});
writeFileSync(
  RESULTS,
  await format(JSON.stringify(results), { ...(await resolveConfig(RESULTS)), parser: 'json' }),
);
const count = (result: string) =>
  results.criteria.filter((criterion) => criterion.result === result).length;
console.log(
  `${RESULTS}: ${count('met')} met, ${count('byHand')} wait for people, ${count('none')} do not apply, ` +
    `${count('notMet')} not met, ${count('untested')} not tested`,
);
process.exitCode = count('notMet') + count('untested') === 0 ? 0 : 1;
