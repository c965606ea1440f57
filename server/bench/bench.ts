/**
 * `npm run bench`: the figures of README's table, as this machine gives them; `npm run bench -- PART …`
 * gives those of some parts (start, pages, live, growth, booking, trends) alone. Ours and the bare relay take turns in one run;
 * quote ratios, because the machine is not quiet.
 */
import { readFileSync } from 'node:fs';
import {
  launch,
  startMosquitto,
  startPostgres,
  startServer,
  tempFolder,
  freePort,
  until,
} from '../testing/processes.ts';
import { place } from '../testing/sensors.ts';
import { MQTT_USERS } from '../testing/processes.ts';
import { median } from './figures.ts';
import { bookingFigures } from './booking.ts';
import { pageFigures } from './pages.ts';
import { growthFigures } from './growth.ts';
import { trendsFigures } from './trends.ts';
import { drive, type Load, type LoadFigures } from './load.ts';

const ROUNDS = 3;
/** Of memory at rest: milliseconds until the first look, looks, and milliseconds between them. */
const SETTLING = 60_000;
const LOOKS = 13;
const BETWEEN = 10_000;
const seats = [
  ...Array.from({ length: 8 }, (_, n) => `P0${n + 1}`),
  ...Array.from({ length: 22 }, (_, n) => `A${String(n + 1).padStart(2, '0')}`),
];
const devices = seats.map((seat) => `desk-${seat.toLowerCase()}`);

const rows: [string, string][] = [];
const note = (what: string, figure: string) => {
  rows.push([what, figure]);
  console.log(`${what}: ${figure}`);
};
/** Resident memory of one process without its children, in MB of a million bytes. */
const rss = (pid: number) =>
  (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1.024) / 1000;

async function liveFigures(): Promise<void> {
  const [broker, postgres] = [await startMosquitto(), await startPostgres(true)];
  const server = await startServer({
    MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
    MQTT_USER: 'server',
    MQTT_PASSWORD: MQTT_USERS.server,
    DATABASE_URL: postgres.url,
    KUUSEKI_OPENING: 'always',
    KUUSEKI_LOG: 'warn',
  });
  await place(
    `http://127.0.0.1:${server.port}`,
    Object.fromEntries(seats.map((space, n) => [devices[n] ?? '', { space }])),
  );
  const relayPort = await freePort();
  const relay = await launch({
    command: process.execPath,
    args: [
      'node_modules/tsx/dist/cli.mjs',
      'server/bench/relay.ts',
      `mqtt://127.0.0.1:${broker.port}`,
      String(relayPort),
    ],
    port: relayPort,
    ready: async () => (await fetch(`http://127.0.0.1:${relayPort}/`)).ok,
  });
  const relayPid =
    Number(
      readFileSync(`/proc/${relay.child().pid}/task/${relay.child().pid}/children`, 'utf8')
        .trim()
        .split(' ')[0],
    ) ||
    (relay.child().pid ?? 0);

  const loads: Load[] = [
    { rate: 50, seconds: 10, viewers: 20, devices },
    { rate: 1_000, seconds: 5, viewers: 20, devices },
  ];
  for (const load of loads) {
    const ours: LoadFigures[] = [];
    const theirs: LoadFigures[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await drive(broker.port, server.port, server.child().pid ?? 0, load));
      theirs.push(await drive(broker.port, relayPort, relayPid, load));
    }
    const pick = (key: keyof LoadFigures) =>
      [median(ours.map((each) => each[key])), median(theirs.map((each) => each[key]))] as const;
    const name = `${load.rate} messages/s, ${load.viewers} viewers, PostgreSQL`;
    for (const [key, label, unit] of [
      ['p50', 'publish to viewer, p50', 'ms'],
      ['p99', 'publish to viewer, p99', 'ms'],
      ['cpuPerMessage', 'server CPU per message', 'µs'],
    ] as const) {
      const [mine, relayed] = pick(key);
      note(
        `${name}: ${label}`,
        `${mine.toFixed(1)} ${unit} (bare relay ${relayed.toFixed(1)}, ratio ${(mine / relayed).toFixed(2)})`,
      );
    }
  }
  note(
    'memory of the server, external PostgreSQL and broker',
    `${rss(server.child().pid ?? 0).toFixed(0)} MB`,
  );
  for (const each of [relay, server, broker, postgres]) await each.stop();
}

/** The settings of `npm start`, which a server started from here does not have by itself. */
function asNpmStart(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { start: string };
  };
  const [, settings = '', options = ''] =
    /^exec env ((?:\w+=\S+ )*)node ((?:--\S+ )*)/.exec(scripts.start) ?? [];
  const pairs = settings.split(' ').flatMap((each) => {
    const [name = '', value] = each.split('=');
    return value === undefined ? [] : [[name, value]];
  });
  return { ...(Object.fromEntries(pairs) as Record<string, string>), NODE_OPTIONS: options };
}

async function startFigures(): Promise<void> {
  const begun = Date.now();
  const server = await startServer({
    KUUSEKI_DATA: tempFolder('empty'),
    KUUSEKI_LOG: 'silent',
    ...asNpmStart(),
  });
  await until('the first page', async () => (await fetch(`http://127.0.0.1:${server.port}/`)).ok);
  note(
    'start with an empty folder, everything embedded, to the first page',
    `${((Date.now() - begun) / 1000).toFixed(1)} s`,
  );
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  const looks: number[] = [];
  while (looks.length < LOOKS) {
    looks.push(rss(server.child().pid ?? 0));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  }
  const seconds = (SETTLING + LOOKS * BETWEEN) / 1000;
  note(
    `idle memory, everything embedded, with the virtual office (resident set, median of ${LOOKS} looks in the ${seconds} s after the start)`,
    `${median(looks).toFixed(0)} MB (largest ${Math.max(...looks).toFixed(0)})`,
  );
  await server.stop();
}

const PARTS = {
  start: startFigures,
  live: liveFigures,
  pages: () => pageFigures(note),
  growth: async () => growthFigures(note),
  booking: () => bookingFigures(note),
  trends: () => trendsFigures(note),
};
const isPart = (word: string): word is keyof typeof PARTS => Object.hasOwn(PARTS, word);

const words = process.argv.slice(2);
const unknown = words.filter((word) => !isPart(word));
if (unknown.length > 0) {
  console.error(
    `bench: no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`,
  );
  process.exit(2);
}
for (const part of Object.keys(PARTS).filter(isPart)) {
  if (words.length === 0 || words.includes(part)) await PARTS[part]();
}
console.log(
  `\n| Figure | Here |\n| --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`,
);
process.exit(0);
