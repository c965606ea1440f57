import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';

interface Told {
  /** A program that leads a process group of its own. */
  group?: number | undefined;
  ended?: number | undefined;
  folder?: string;
}

/**
 * The end of its input is the end of the tests, also of tests that were killed and could not tidy
 * up: a pipe closes with its last writer. An interrupt from the terminal must not end it before its
 * work, and what it kills may write into its folder for a moment longer.
 */
const WATCHER = `
  const { rm } = require('node:fs/promises');
  const groups = new Set();
  const folders = new Set();
  process.on('SIGINT', () => {});
  const lines = require('node:readline').createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const { group, ended, folder } = JSON.parse(line);
    if (group !== undefined) groups.add(group);
    if (ended !== undefined) groups.delete(ended);
    if (folder !== undefined) folders.add(folder);
  });
  lines.on('close', () => {
    for (const group of groups) {
      try { process.kill(-group, 'SIGKILL'); } catch {}
    }
    for (const folder of folders) {
      void rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });`;

let watcher: Writable | null = null;

/** One for each test process, in a session of its own. */
function openWatcher(): Writable {
  const child = spawn(process.execPath, ['-e', WATCHER], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  child.unref();
  (child.stdin as Socket).unref();
  return child.stdin;
}

/** Says what must not outlive this process, however it ends. */
export function mustNotOutlive(told: Told): void {
  watcher ??= openWatcher();
  watcher.write(`${JSON.stringify(told)}\n`);
}
