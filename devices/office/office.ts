import { DeskFeed, type Desk } from './desk.ts';
import type { Truth } from './events.ts';
import type { Publication } from './gateways.ts';
import { Outbox, type Broker } from './outbox.ts';
import type { Profile } from './parameters.ts';
import { Player } from './player.ts';
import { Routers } from './routers.ts';
import { Transmitter } from './transmitter.ts';

export interface StartOptions {
  seed: number | string;
  /** Simulated seconds per second, 1 to 600. */
  speed: number;
  mqtt: Broker;
  /** Open the emulated access points? `true`: any free ports; a list: one port for each. */
  routers: boolean | readonly number[];
  /** Name of the application in the network servers: letters, digits, hyphens. */
  site: string;
  /** Wall clock, epoch ms. */
  now: () => number;
  profile?: Profile;
  /** Stop playing after so many simulated days. */
  days?: number;
  desk?: Desk;
  /** Called for each simulated minute with the truth of that minute. */
  onMinute?: (truth: Truth) => void;
  log?: (line: string) => void;
}

/** What can be broken by hand. Devices by id or by the space or door that they watch. */
export interface OfficeFaults {
  /** Says nothing any more. */
  silence(device: string): void;
  /** Always says `value`, beginning now. */
  stick(device: string, value: 0 | 1): void;
  /** Ends both; the device says at once how it is. */
  heal(device: string): void;
  router(id: string, on: boolean): void;
  /** An uplink, e.g. `ether1`. */
  line(name: string, up: boolean): void;
  /** Down: no LoRaWAN message gets through. */
  gateway(up: boolean): void;
}

/** A virtual office that is open. */
export interface Office {
  /** The value for KUUSEKI_ACCESS_POINTS; empty without routers. */
  accessPoints: string;
  /** How it really is now; `t` is simulated time. */
  truth(): Truth;
  /** True when `days` are over. */
  finished(): boolean;
  faults: OfficeFaults;
  /** The real message that the device of a seat sends now. RangeError without a sensor. */
  seatFrame(space: string, occupied: boolean): Publication;
  /** Messages: acknowledged by the broker, given up while it was away. */
  counts(): { delivered: number; dropped: number };
  stop(): Promise<void>;
}

/** Wall-clock ms between two looks at what is due. */
const STEP = 100;

/**
 * Opens the virtual office: real vendor messages over MQTT, RouterOS on sockets, bookings to the
 * desk, at `speed` times the wall clock. Begins at the time of day in Tokyo when that lies within
 * opening hours, else at ten; skips the nights. Rejects when a port is taken; RangeError for an
 * unusable speed or site. An absent broker is no error: it is tried again and again.
 */
export async function startOffice(options: StartOptions): Promise<Office> {
  const { seed, speed, site, now, profile = 'normal', days, log = () => undefined } = options;
  if (!(speed >= 1 && speed <= 600)) throw new RangeError('speed must be 1 to 600');
  if (!/^[a-z0-9-]+$/.test(site)) throw new RangeError('site: lower case, digits and hyphens only');
  const startedAt = now();
  const run = startedAt.toString(36);
  const outbox = new Outbox(options.mqtt, log);
  const transmitter = new Transmitter(site, `${site}-${seed}-${run}`, (publication) =>
    outbox.push(publication),
  );
  const desk = options.desk ? new DeskFeed(options.desk, `office-${run}`, log) : null;
  const player = new Player({
    seed,
    profile,
    speed,
    startedAt,
    transmitter,
    desk,
    ...(days === undefined ? {} : { days }),
    ...(options.onMinute === undefined ? {} : { onMinute: options.onMinute }),
  });
  const routers = new Routers(player, startedAt);
  if (options.routers !== false) {
    try {
      await routers.start(options.routers);
    } catch (error) {
      await outbox.stop(0);
      throw error;
    }
  }
  const step = () => {
    player.advance(now());
    routers.advance(now());
  };
  const timer = setInterval(step, STEP);
  step();

  return {
    accessPoints: routers.urls,
    truth: () => player.truth(),
    finished: () => player.finished,
    faults: {
      silence: (device) => transmitter.silence(device),
      stick: (device, value) => transmitter.stick(device, value, now()),
      heal: (device) => transmitter.heal(device, now()),
      router: (id, on) => routers.power(id, on),
      line: (name, up) => routers.line(name, up),
      gateway: (up) => transmitter.gateway(up),
    },
    seatFrame: (space, occupied) => transmitter.frameOf(space, occupied, now()),
    counts: () => ({ delivered: outbox.delivered, dropped: outbox.dropped }),
    stop: async () => {
      clearInterval(timer);
      transmitter.bridge(false);
      await Promise.all([outbox.stop(), routers.stop(), desk?.settled()]);
    },
  };
}
