import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Another process has the data folder. */
export class FolderInUse extends Error {}

/** When this process began, in the kernel's own words: tells a reused pid from the same process. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null; // not Linux, or no such process
  }
}

function isAlive(pid: number, start: string): boolean {
  if (pid === process.pid) return false; // a container's process 1 finds its predecessor's file
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return now === null || start === '' || now === start;
}

/** Node's own recursive way never ends where the system has no folders to make, as under /proc. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(path.dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    throw new Error(`KUUSEKI_DATA: ${dir} cannot be made: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Claims a data folder for this process: the embedded database has no lock of its own, and two
 * processes would destroy it.
 * @returns a function that gives the folder back
 * @throws with a sentence when another live process holds it
 */
export function lockFolder(dir: string): () => void {
  makeFolder(path.resolve(dir));
  const file = path.join(dir, 'lock');
  const claim = () =>
    writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}`, { flag: 'wx' });
  try {
    claim();
  } catch {
    const [pid, start] = readFileSync(file, 'utf8').split(' ');
    if (isAlive(Number(pid), start ?? '')) {
      throw new FolderInUse(
        `${dir} is in use by process ${pid}. Stop it, or set KUUSEKI_DATA to another folder.`,
      );
    }
    rmSync(file, { force: true });
    claim();
  }
  return () => rmSync(file, { force: true });
}
