import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { until } from './processes.ts';

/** A test process: it starts a program that starts another, and says who and where they are. */
const TESTS = `
  import { launch, tempFolder } from './server/testing/processes.ts';
  import { writeFileSync } from 'node:fs';
  const folder = tempFolder('orphans');
  const inner = 'setInterval(() => {}, 1000)';
  const outer = \`
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', '\${inner}'], { stdio: 'ignore' });
    console.log(child.pid, 'ready');
    \${inner}\`;
  const program = await launch({
    command: process.execPath,
    args: ['-e', outer],
    port: 0,
    ready: (output) => output.includes('ready'),
  });
  writeFileSync(folder + '/file', 'x');
  const pids = [program.child().pid, Number.parseInt(program.output())];
  console.log(JSON.stringify({ folder, pids }));
  if (process.argv.at(-1) === 'end') process.exit(0);
`;

/** A process that ended and that nobody has asked about is no longer alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync('/proc') === false;
  }
}

describe('what tests start', () => {
  it.each(['end', 'are killed'])('does not outlive them when they %s', async (way) => {
    const tests = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', TESTS, way],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    tests.stdout.on('data', (text: Buffer) => (output += text.toString()));
    await until('the program to run', () => output.endsWith('\n'));
    const { folder, pids } = JSON.parse(output) as { folder: string; pids: number[] };
    expect(pids.every((pid) => pid > 0)).toBe(true);
    if (way === 'are killed') {
      expect(pids.map(isAlive)).toEqual([true, true]);
      expect(existsSync(folder)).toBe(true);
      tests.kill('SIGKILL');
    }
    await until('the programs to be gone', () => !pids.some(isAlive));
    await until('the folder to be gone', () => !existsSync(folder));
  });
});
