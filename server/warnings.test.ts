import { PrismaPg } from '@prisma/adapter-pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PrismaClient } from './generated/prisma/client.ts';
import { freePort } from './testing/processes.ts';
import { sparing } from './warnings.ts';

const said: string[] = [];
let warn: (sentence: string) => void;
beforeEach(() => {
  said.length = 0;
  warn = sparing((line) => said.push(line));
});

describe('a warning', () => {
  it('of a database that is away is one line that says why', async () => {
    const url = `postgresql://nobody@127.0.0.1:${await freePort()}/none`;
    for (const errorFormat of ['minimal', 'colorless'] as const) {
      const prisma = new PrismaClient({ adapter: new PrismaPg(url), errorFormat });
      const error = await prisma.booking.findMany().catch((reason: unknown) => reason);
      await prisma.$disconnect();
      expect(String(error)).toContain('\n');
      warn(`bookings could not be read: ${String(error)}`);
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^bookings could not be read: PrismaClient\w+: Can't reach \S.*$/);
  });

  it('of another kind stays as it is', () => {
    for (const line of [
      'a device declares what cannot be written down',
      'stopping web: Error: x',
    ]) {
      warn(line);
      expect(said.pop()).toBe(line);
    }
  });

  describe('that comes again and again', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('is written once in ten seconds, with the number of those that were held back', () => {
      for (let n = 0; n < 40; n += 1) {
        warn('no database');
        if (n < 20) warn('no broker');
        vi.advanceTimersByTime(500);
      }
      vi.advanceTimersByTime(60_000);
      const of = (what: string) => said.filter((line) => line.startsWith(what));
      expect(of('no broker')).toEqual(['no broker', 'no broker (19 times in 10 s)']);
      expect(of('no database').slice(0, 2)).toEqual([
        'no database',
        'no database (19 times in 10 s)',
      ]);
      const counted = of('no database').map((line) => Number(/\d+/.exec(line)?.[0] ?? 1));
      expect(counted.reduce((sum, count) => sum + count)).toBe(40);
      warn('no database');
      expect(said.at(-1)).toBe('no database');
    });
  });
});
