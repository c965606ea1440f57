import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { copyMigrated } from './migrated.ts';
import { mustNotOutlive } from './orphans.ts';
import { hear } from './people.ts';
import { findProgram } from './programs.ts';

/** A real program that a test started. */
export interface Program {
  port: number;
  /** Everything that it printed. */
  output: () => string;
  /** Ends it and waits; SIGTERM unless told. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** The same again on the same port and folder, after a stop. */
  restart: () => Promise<void>;
  child: () => ChildProcess;
}

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A folder that goes when the process does. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `kuuseki-${name}-`));
  mustNotOutlive({ folder });
  return folder;
}

/** A program that ended will not become ready: no use in asking again. */
class Ended extends Error {}

/** Asks again until the answer is there; the test's own time-out is the limit. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last = '';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      if (error instanceof Ended) throw error;
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: not within ${seconds} s${last === '' ? '' : ` (${last})`}`);
}

interface Launch {
  command: string;
  args: string[];
  env?: Record<string, string | undefined>;
  cwd?: string | undefined;
  uid?: number;
  port: number;
  ready: (output: string) => boolean | Promise<boolean>;
  /** Seconds in which it is to be ready: 60 unless told. */
  within?: number;
}

/** Starts a program and waits until it is ready; throws with its output when it ends before. */
export async function launch(options: Launch): Promise<Program> {
  let child: ChildProcess;
  let output = '';
  const start = async () => {
    const started = spawn(options.command, options.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own: what it starts ends with it
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    child = started;
    const { pid } = started;
    mustNotOutlive({ group: pid });
    started.on('exit', () => mustNotOutlive({ ended: pid }));
    started.stdout.on('data', (text: Buffer) => (output += text.toString()));
    started.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const look = () => {
      if (started.exitCode !== null) throw new Ended(`ended with ${started.exitCode}: ${output}`);
      return options.ready(output);
    };
    await until(`${path.basename(options.command)} to be ready`, look, options.within);
  };
  await start();
  return {
    port: options.port,
    output: () => output,
    child: () => child,
    restart: async () => {
      output = '';
      await start();
    },
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
        child.once('exit', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}

const program = (name: string): string => {
  const found = findProgram(name);
  if (found === null) throw new Error(`${name} is not installed`);
  return found;
};

/** Whether something listens on a port of this machine. */
export async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** Users of the test broker: the server, a gateway that may publish everything, one device. */
export const MQTT_USERS = {
  server: 'server-secret',
  gateway: 'gateway-secret',
  'desk-1': 'desk-secret',
};

/** Mosquitto with a password file, an access list and persistence. */
export async function startMosquitto(): Promise<Program> {
  const folder = tempFolder('mosquitto');
  const port = await freePort();
  const passwords = path.join(folder, 'passwords');
  writeFileSync(passwords, '');
  for (const [user, password] of Object.entries(MQTT_USERS)) {
    spawnSync(program('mosquitto_passwd'), ['-b', passwords, user, password]);
  }
  const access = path.join(folder, 'acl');
  writeFileSync(
    access,
    [
      'user server',
      'topic read #',
      'user gateway',
      ...['application', 'v3', 'zigbee2mqtt', 'kuuseki', 'milesight'].map(
        (top) => `topic write ${top}/#`,
      ),
      'pattern write kuuseki/v1/+/dev/%u/#',
      '',
    ].join('\n'),
  );
  const config = path.join(folder, 'mosquitto.conf');
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1
user root
allow_anonymous false
password_file ${passwords}
acl_file ${access}
persistence true
persistence_location ${folder}/
autosave_on_changes true
autosave_interval 1
max_queued_messages 100000
max_inflight_messages 1000
`,
  );
  for (const file of [passwords, access, config]) chmodSync(file, 0o600);
  return launch({
    command: program('mosquitto'),
    args: ['-c', config],
    port,
    ready: () => isListening(port),
  });
}

/**
 * Nothing waits for the disk. What is committed still survives `kill -9` of PostgreSQL, which the tests
 * do; only a power cut, which they do not, could take it.
 */
const UNSYNCED = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

/**
 * PostgreSQL in a folder of its own; `url` is what DATABASE_URL wants.
 * @param durable as for real work: for whoever measures it
 */
export async function startPostgres(durable = false): Promise<Program & { url: string }> {
  const folder = tempFolder('postgres');
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const uid =
    process.getuid?.() === 0
      ? Number(spawnSync('id', ['-u', 'postgres']).stdout.toString())
      : undefined;
  if (uid !== undefined) chownSync(folder, uid, uid);
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const data = path.join(folder, 'data');
  const made = spawnSync(
    program('initdb'),
    ['-D', data, '-U', 'kuuseki', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    identity,
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr.toString()}`);
  const server = await launch({
    command: program('postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'timezone=UTC',
      ...(durable ? [] : UNSYNCED),
    ],
    ...(uid === undefined ? {} : { uid }),
    port,
    ready: (output) => output.includes('ready to accept connections'),
  });
  return { ...server, url: `postgresql://kuuseki@127.0.0.1:${port}/postgres` };
}

/** Takes away what would change how our programs start; to be spread into `env`. */
export const UNSET: Record<string, undefined> = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(KUUSEKI_|MQTT_|DATABASE_URL|NODE_OPTIONS|NODE_ENV|VITEST)/.test(name))
    .map((name) => [name, undefined]),
);

/**
 * The built server as a process of its own, as `npm start` runs it. Its database is migrated already,
 * unless it is told where to find one.
 */
export async function startServer(
  given: Record<string, string> | ((port: number) => Record<string, string>),
): Promise<Program & { folder: string }> {
  const port = await freePort();
  const env = typeof given === 'function' ? given(port) : given;
  const folder = env.KUUSEKI_DATA ?? tempFolder('data');
  if (env.KUUSEKI_DATA === undefined && env.DATABASE_URL === undefined) await copyMigrated(folder);
  const server = await launch({
    command: process.execPath,
    args: ['build/server/main.js'],
    env: {
      ...UNSET,
      NODE_ENV: 'production',
      KUUSEKI_PORT: String(port),
      KUUSEKI_HOST: '127.0.0.1',
      KUUSEKI_MQTT_PORT: '0',
      KUUSEKI_DATA: folder,
      ...env,
    },
    port,
    // With a broker, /readyz: what is published before the subscription reaches nobody.
    ready: async () =>
      (await fetch(`http://127.0.0.1:${port}/${env.MQTT_URL ? 'readyz' : 'healthz'}`)).ok,
  });
  for (const host of ['127.0.0.1', 'localhost']) hear(`http://${host}:${port}`, server.output);
  return { ...server, folder };
}
