import { readFileSync } from 'node:fs';
import mqtt from 'mqtt';
import { io, type Socket } from 'socket.io-client';
import { MQTT_USERS } from '../testing/processes.ts';

/** One run's figures: milliseconds from publishing to the viewer's frame, CPU of the server. */
export interface LoadFigures {
  delivered: number;
  expected: number;
  p50: number;
  p99: number;
  /** Microseconds of the server's processor time for one message. */
  cpuPerMessage: number;
}

export interface Load {
  /** Messages a second, and for how many seconds. */
  rate: number;
  seconds: number;
  viewers: number;
  devices: string[];
}

/** Seconds of processor time that a process has used. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** When the message in a frame was published: our deltas and the relay's copies both say it. */
function publishedAt(frame: unknown): number[] {
  const { spaces, ts } = frame as { spaces?: { evidenceAt: string | null }[]; ts?: string };
  if (ts !== undefined) return [Date.parse(ts)];
  return (spaces ?? []).flatMap(({ evidenceAt }) =>
    evidenceAt === null ? [] : [Date.parse(evidenceAt)],
  );
}

/** Publishes real messages at a steady rate to a server with viewers, and measures what arrives. */
export async function drive(
  broker: number,
  port: number,
  pid: number,
  load: Load,
): Promise<LoadFigures> {
  const latencies: number[] = [];
  let begun = Infinity;
  const sockets: Socket[] = [];
  for (let n = 0; n < load.viewers; n += 1) {
    const socket = io(`http://127.0.0.1:${port}/public`, {
      transports: ['websocket'],
      forceNew: true,
    });
    socket.on('delta', (frame: unknown) => {
      const now = Date.now();
      for (const at of publishedAt(frame)) if (at >= begun) latencies.push(now - at);
    });
    sockets.push(socket);
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  }
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker}`, {
    username: 'gateway',
    password: MQTT_USERS.gateway,
  });
  const total = load.rate * load.seconds;
  let seq = Date.now();
  const publish = (n: number, at: number) => {
    const device = load.devices[n % load.devices.length] ?? '';
    const value = Math.floor(n / load.devices.length) % 2 === 0;
    const message = {
      v: 1,
      ts: new Date(at).toISOString(),
      kind: 'occupancy',
      value,
      seq: (seq += 1),
    };
    client.publish(`kuuseki/v1/yy-square/dev/${device}/state`, JSON.stringify(message), { qos: 1 });
  };
  for (let n = 0; n < load.devices.length * 2; n += 1) publish(n, Date.now()); // warm
  await wait(1_500);
  const cpu = cpuSeconds(pid);
  begun = Date.now();
  for (let n = 0; n < total; n += 1) {
    const due = begun + (n * 1000) / load.rate;
    if (due > Date.now()) await wait(due - Date.now());
    publish(n, Date.now());
  }
  await wait(1_500);
  const used = cpuSeconds(pid) - cpu;
  for (const socket of sockets) socket.disconnect();
  await client.endAsync(true);
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;
  return {
    delivered: latencies.length,
    expected: total * load.viewers,
    p50: at(0.5),
    p99: at(0.99),
    cpuPerMessage: (used / total) * 1e6,
  };
}
