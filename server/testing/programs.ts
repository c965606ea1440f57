import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where Debian keeps programs that are not on everybody's path; the newest PostgreSQL first. */
function folders(): string[] {
  const versions = '/usr/lib/postgresql';
  const postgres = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : [];
  return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/bin', ...postgres];
}

/** Full path of a real program, or null when it is not installed. */
export function findProgram(name: string): string | null {
  return (
    folders()
      .map((folder) => path.join(folder, name))
      .find((file) => existsSync(file)) ?? null
  );
}

const said = new Set<string>();

/**
 * Whether every program is installed. A missing one is named once, and its tests are skipped; in CI
 * it is a failure, because a skipped test proves nothing.
 * @throws in CI when one is missing
 */
export function needs(...names: string[]): boolean {
  const missing = names.filter((name) => findProgram(name) === null);
  if (missing.length === 0) return true;
  const sentence = `not installed: ${missing.join(', ')}; the tests that need it are skipped`;
  if (process.env.CI === 'true') throw new Error(`CI has to install ${missing.join(', ')}`);
  if (!said.has(sentence)) console.warn(sentence);
  said.add(sentence);
  return false;
}
