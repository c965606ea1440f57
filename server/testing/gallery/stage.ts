import type { MqttClient } from 'mqtt';
import { readFloorPlan } from '../../../prisma/seed.ts';
import { otherTime } from '../other-time.ts';
import { MQTT_USERS, startMosquitto, startServer, type Program } from '../processes.ts';
import { chirpStack, openGateway, place, vs341 } from '../sensors.ts';

/** How the seats are to be: by zone, how many are taken; null: their sensors have never spoken. */
export type Scenery = Record<string, number | null>;

const plan = readFloorPlan();
const ZONES = plan.zones
  .filter((zone) => zone.public)
  .map(({ id }) => ({
    id,
    seats: plan.spaces.filter((space) => space.zone === id).map((space) => space.id),
  }));

const all = (value: (seats: number) => number | null): Scenery =>
  Object.fromEntries(ZONES.map(({ id, seats }) => [id, value(seats.length)]));

/** The states of the board, in an order in which each can follow the one before. */
export const STATES: Record<string, Scenery> = {
  stale: all(() => null),
  'stale-one': { ...all((seats) => Math.floor(seats / 3)), booth: null },
  open: all((seats) => Math.floor(seats / 3)),
  nearly: all((seats) => seats - 1),
  full: all((seats) => seats),
};

export interface Stage {
  origin: string;
  set(scenery: Scenery): Promise<void>;
  stop(): Promise<void>;
}

const device = (space: string) =>
  `24e1247${[...space].map((letter) => letter.charCodeAt(0).toString(16)).join('')}`.padEnd(
    16,
    '0',
  );

/** A venue of real messages over a real broker, at another time of day. */
export async function openStage(offset: number, env: Record<string, string> = {}): Promise<Stage> {
  const broker = await startMosquitto();
  const server: Program = await startServer((port) => ({
    KUUSEKI_URL: `http://localhost:${port}`,
    MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
    MQTT_USER: 'server',
    MQTT_PASSWORD: MQTT_USERS.server,
    NODE_OPTIONS: `--import=${otherTime(offset)}`,
    ...env,
  }));
  const origin = `http://localhost:${server.port}`;
  const seats = ZONES.flatMap((zone) => zone.seats);
  await place(
    origin,
    Object.fromEntries(
      seats.map((space) => [device(space), { space, model: 'Milesight VS341' }] as const),
    ),
  );
  const gateway: MqttClient = await openGateway(broker.port);
  let count = 0;
  return {
    origin,
    async set(scenery) {
      for (const zone of ZONES) {
        const taken = scenery[zone.id];
        if (taken === null || taken === undefined) continue;
        for (const [index, space] of zone.seats.entries()) {
          const frame = { data: vs341(index < taken), model: 'Milesight VS341', count: ++count };
          const { topic, payload } = chirpStack(device(space), frame);
          await gateway.publishAsync(topic, payload, { qos: 1 });
        }
      }
    },
    async stop() {
      await gateway.endAsync(true);
      await server.stop();
      await broker.stop();
    },
  };
}
