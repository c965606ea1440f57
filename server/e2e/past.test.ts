import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Trends } from '../contract/trends.ts';
import { signIn, type Person } from '../testing/people.ts';
import { startServer, until, type Program } from '../testing/processes.ts';

const origin = (server: Program) => `http://127.0.0.1:${server.port}`;
const trends = async (server: Program, who: Person, query = '') => {
  const response = await fetch(`${origin(server)}/api/v1/trends${query}`, {
    headers: { cookie: who.cookie },
  });
  return (await response.json()) as Trends;
};

/** The program that makes the past for a server; null while there is none. */
function inventorOf(server: Program): number | null {
  const parent = server.child().pid;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = processes.find((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return line.includes('inventor') && status.includes(`PPid:\t${parent}\n`);
    } catch {
      return false; // it ended while we looked
    }
  });
  return found === undefined ? null : Number(found);
}

/** Asks for the trends, as somebody who opens the page, and waits until some of the past is there. */
async function halfMade(server: Program, who: Person): Promise<number> {
  await until(
    'a month of the past',
    async () => ((await trends(server, who)).making?.done ?? 0) > 0,
  );
  return until('the program that makes it', () => inventorOf(server));
}

/** Waits until all months of the past are made. */
async function untilWhole(server: Program, who: Person): Promise<void> {
  const whole = async () => {
    const { making, months } = await trends(server, who);
    return making === null && months.filter(({ figures }) => figures !== null).length >= 13;
  };
  await until('thirteen months', whole, 120);
}

describe.skipIf(!existsSync('/proc/self/status'))(
  'the past of a demo, whatever ends its making',
  () => {
    let server: Program;
    const gone = (pid: number) => until('its end', () => !existsSync(`/proc/${pid}`), 5);
    afterAll(() => server?.stop());

    it('is whole in the end, with no process left', { timeout: 420_000 }, async () => {
      server = await startServer({ KUUSEKI_OPENING: 'always' });
      const official = await signIn(origin(server), 'official');

      // The program dies: a warning, and the server goes on.
      process.kill(await halfMade(server, official), 'SIGKILL');
      await until('the warning', () =>
        server.output().includes('the past of the demo is not whole'),
      );
      expect((await trends(server, official)).making).toBeNull();

      // The server is told to stop.
      expect(await server.stop('SIGTERM')).toBe(0);
      await server.restart();
      const second = await halfMade(server, official);
      const asked = Date.now();
      expect(await server.stop('SIGTERM')).toBe(0);
      expect(Date.now() - asked).toBeLessThan(5_000);
      await gone(second);
      expect(server.output()).not.toContain('the past of the demo is not whole');

      // The server dies.
      await server.restart();
      const third = await halfMade(server, official);
      await server.stop('SIGKILL');
      await gone(third);

      // That what broke off goes on with nothing twice is [TR14].
      await server.restart();
      await untilWhole(server, official);
      await until('the program to end', () => inventorOf(server) === null);
    });
  },
);
