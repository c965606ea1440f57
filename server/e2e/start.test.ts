import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import {
  freePort,
  launch,
  startPostgres,
  startServer,
  tempFolder,
  UNSET,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

interface Vacancy {
  demo: boolean;
  spaces: { id: string; status: string }[];
  zones: { id: string; capacity: number }[];
}

/** On a connection of its own: a kept one may have been closed while a `spawnSync` held us up. */
const get = (port: number, at: string) =>
  fetch(`http://127.0.0.1:${port}${at}`, { headers: { connection: 'close' } });

const vacancy = async (port: number) =>
  (await (await get(port, '/api/v1/vacancy')).json()) as Vacancy;

/** Runs the built server with a wrong environment until it gives up. */
const failedStart = (env: Record<string, string>) => {
  const { status, stderr } = spawnSync(process.execPath, ['build/server/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      KUUSEKI_DATA: tempFolder('wrong'),
      ...env,
    },
    timeout: 60_000,
  });
  return { status, stderr: stderr.toString() };
};

describe('starting with nothing set', () => {
  let server: Program & { folder: string };
  const mqttPort = freePort();

  beforeAll(async () => {
    server = await startServer({ KUUSEKI_MQTT_PORT: String(await mqttPort) });
  });
  afterAll(() => server?.stop());

  it('fills the whole office by itself and says that it is a demo', async () => {
    const full = await until('every seat to be known', async () => {
      const now = await vacancy(server.port);
      return now.spaces.every((space) => space.status !== 'unknown') ? now : null;
    });
    expect(full.demo).toBe(true);
    const count = (zone: string) => full.zones.find((each) => each.id === zone)?.capacity;
    // 仕様書 A-09: 8席, 22席, 2席, 4席, 6席
    expect(['personal', 'open', 'booth', 'meeting', 'consultation'].map(count)).toEqual([
      8, 22, 2, 4, 6,
    ]);
    expect(await (await get(server.port, '/readyz')).json()).toEqual({
      ready: true,
      problems: [],
    });
    for (const page of ['/', '/signage']) {
      const html = await (await get(server.port, page)).text();
      expect(html).toContain('デモ');
    }
  });

  it('has a forecast before anybody has looked at its past', async () => {
    interface Forecast {
      demo: boolean;
      learnedAt: string | null;
      zones: { missing: number; usual: unknown[] }[];
    }
    const { demo, zones } = await until('the forecast', async () => {
      const forecast = (await (await get(server.port, '/api/v1/forecast')).json()) as Forecast;
      return forecast.learnedAt !== null && forecast;
    });
    expect(demo).toBe(true);
    expect(zones.map(({ missing }) => missing)).toEqual([0, 0, 0, 0, 0]);
    expect(zones.filter(({ usual }) => usual.length === 0)).toEqual([]);
  });

  it('has no account, and prints the one way to make the first', () => {
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.includes('token='));
    expect(lines).toEqual([
      expect.stringMatching(/^最初の管理者の登録: \S+\/setup\?token=[\w-]{32,}$/),
    ]);
  });

  it('listens with its broker on this machine only', async () => {
    const port = await mqttPort;
    await new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve());
      socket.on('error', reject);
      socket.on('connect', () => socket.destroy());
    });
    const { stdout } = spawnSync('cat', ['/proc/net/tcp', '/proc/net/tcp6']);
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const listening = [
      ...stdout.toString().matchAll(new RegExp(`([0-9A-F]+):${hex} 0+:0000 0A`, 'g')),
    ];
    expect(listening.map((match) => match[1])).toEqual(['0100007F']);
  });

  it('refuses a second server on its data, in a sentence', () => {
    const { status, stderr } = failedStart({
      KUUSEKI_DATA: server.folder,
      KUUSEKI_PORT: '0',
      KUUSEKI_MQTT_PORT: '0',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/in use by process \d+.*KUUSEKI_DATA/s);
  });

  it('names the variable when a port is taken', () => {
    const web = failedStart({
      KUUSEKI_PORT: String(server.port),
      KUUSEKI_MQTT_PORT: '0',
      KUUSEKI_HOST: '127.0.0.1',
    });
    expect(web.status).toBe(1);
    expect(web.stderr).toContain('KUUSEKI_PORT');
  });

  it('stops in order on SIGTERM, and goes on with what it knew', async () => {
    const before = await vacancy(server.port);
    expect(await server.stop('SIGTERM')).toBe(0);
    await server.restart();
    const after = await vacancy(server.port);
    const known = after.spaces.filter((space) => space.status !== 'unknown').length;
    expect(known).toBeGreaterThanOrEqual(before.spaces.length - 4);
  });
});

describe('starting with a wrong environment', () => {
  it('lists every fault in one message and starts nothing', () => {
    const { status, stderr } = failedStart({
      KUUSEKI_PORT: '99999',
      KUUSEKI_PROT: '1',
      MQTT_URL: 'http://broker',
      KUUSEKI_SECRET: 'short',
    });
    expect(status).toBe(1);
    for (const name of ['KUUSEKI_PORT', 'KUUSEKI_PROT', 'MQTT_URL', 'KUUSEKI_SECRET']) {
      expect(stderr).toContain(name);
    }
    expect(stderr).not.toContain('short');
  });

  it('sends no mail whose links it would make up', () => {
    const { status, stderr } = failedStart({ SMTP_URL: 'smtp://127.0.0.1:1' });
    expect(status).toBe(1);
    for (const name of ['KUUSEKI_URL', 'KUUSEKI_MAIL_FROM']) expect(stderr).toContain(name);
  });
});

describe.skipIf(!needs('postgres', 'initdb'))('two servers on one PostgreSQL', () => {
  it('migrate once', async () => {
    const postgres = await startPostgres();
    const servers = await Promise.all(
      [0, 1].map(() => startServer({ DATABASE_URL: postgres.url, KUUSEKI_DEMO: 'off' })),
    );
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    await client.end();
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
    const names = rows.map((row) => row.migration_name);
    expect(names.length).toBeGreaterThanOrEqual(2);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** What a clone of this state would hold, with the packages that `npm ci` would install. */
function freshClone(): string {
  const folder = tempFolder('clone');
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    maxBuffer: 1e8,
  });
  const files = listed.stdout.toString().split('\0').filter(existsSync);
  for (const file of files.filter((each) => each !== 'node_modules')) {
    cpSync(file, path.join(folder, file));
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** Bytes that a process holds in memory; null where the system does not say. */
function memoryOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return Number(kibibytes) * 1_024;
}

describe.skipIf(!needs('git') || !existsSync('.git'))('a fresh clone', () => {
  let npm: Program | null = null;
  /** Of the server itself, which is a grandchild of npm. */
  let pid = 0;
  let folder = '';
  let port = 0;

  afterAll(async () => {
    if (pid > 0 && memoryOf(pid) !== null) process.kill(pid, 'SIGKILL');
    await npm?.stop();
  });

  // How soon is a figure of `npm run bench`: here other tests want the same two cores.
  it('serves the live page after `npm start` and nothing else', { timeout: 180_000 }, async () => {
    folder = freshClone();
    port = await freePort();
    npm = await launch({
      command: 'npm',
      args: ['start'],
      cwd: folder,
      env: { ...UNSET, KUUSEKI_PORT: String(port), KUUSEKI_MQTT_PORT: '0' },
      port,
      within: 170,
      ready: async () => {
        const html = await (await get(port, '/')).text();
        return /data-space="A\d\d" data-status="(free|occupied|held|away)"/.test(html);
      },
    });
    pid = Number.parseInt(readFileSync(path.join(folder, 'data', 'lock'), 'utf8'));
  });

  it.skipIf(!existsSync('/proc/self/status'))('holds less than 250 MB at rest', async () => {
    let looks = 0;
    await until('10 looks in a row, 1 s apart, below 250 MB', async () => {
      const memory = memoryOf(pid);
      if (memory === null) throw new Error('the server has ended');
      looks = memory < 250_000_000 ? looks + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (looks === 0) throw new Error(`${memory} bytes`);
      return looks === 10;
    });
  });

  it('goes on while another build takes the place of its own', async () => {
    const files = path.join(folder, 'build/dashboard/client/_app/immutable/chunks');
    const name = readdirSync(files).find((each) => each.endsWith('.js'))!;
    for (const gone of readdirSync(files).filter((each) => each.startsWith(name)))
      rmSync(path.join(files, gone));
    expect((await get(port, `/_app/immutable/chunks/${name}`)).status).toBe(404);
    expect((await get(port, '/')).status).toBe(200);
  });

  // `npm` is what a service manager talks to.
  it.skipIf(!existsSync('/proc/self/status'))('ends with npm, within 5 s of SIGTERM', async () => {
    const asked = Date.now();
    npm?.child().kill('SIGTERM');
    await until('the server to end', () => memoryOf(pid) === null, 10);
    expect(Date.now() - asked).toBeLessThan(5_000);
  });
});
