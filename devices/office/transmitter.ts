import type { DoorEvent, SeatEvent } from './events.ts';
import { vs133Frame, vs321Frame, vs341Frame } from './frames.ts';
import {
  chirpStack,
  theThingsStack,
  zigbee,
  zigbeeAvailability,
  zigbeeBridge,
  type Publication,
} from './gateways.ts';
import { FrameCounter } from './frame-counter.ts';
import { SENSORS, sensorOf, type SensorDevice } from './inventory.ts';

interface State {
  device: SensorDevice;
  counter: FrameCounter;
  /** Newest known, one for each part. */
  values: (0 | 1)[];
  /** The parts of the message that is being put together. */
  frame: (0 | 1)[];
  battery: number;
  totals: { in: number; out: number };
  /** Has the simulated device spoken at all? */
  heard: boolean;
  /** Faults switched by hand. */
  silenced: boolean;
  stuckAt: 0 | 1 | null;
  online: boolean | null;
}

/** Turns the events of a day into the messages that the real devices would send. */
export class Transmitter {
  readonly #send: (publication: Publication) => void;
  readonly #session: string;
  readonly #site: string;
  readonly #states: State[];
  readonly #byPlace = new Map<string, State>();
  #gatewayUp = true;

  /** `session`: differs from start to start. `site`: the application's name in the servers. */
  constructor(site: string, session: string, send: (publication: Publication) => void) {
    this.#site = site;
    this.#session = session;
    this.#send = send;
    this.#states = SENSORS.map((device) => ({
      device,
      counter: new FrameCounter(),
      values: device.places.map(() => 0 as const),
      frame: [],
      battery: 100,
      totals: { in: 0, out: 0 },
      heard: false,
      silenced: false,
      stuckAt: null,
      online: null,
    }));
    for (const state of this.#states) {
      for (const place of state.device.places) {
        this.#byPlace.set('space' in place ? place.space : place.door, state);
      }
    }
  }

  /** `at`: wall-clock time of the event; null only remembers, nothing is sent. */
  seat(event: SeatEvent, at: number | null): void {
    const state = this.#stateOf(event.seat);
    const parts = state.device.places;
    const index = parts.findIndex((place) => 'space' in place && place.space === event.seat);
    if (index === 0) state.frame = [];
    state.frame[index] = event.occ;
    // A device with several parts speaks of all of them in one message.
    if (index < parts.length - 1) return;
    const isNews = event.seq > state.counter.newest;
    const count = state.counter.of(event.seq);
    if (isNews) {
      state.values = [...state.frame];
      state.battery = event.batt;
      state.heard = true;
    }
    // Zigbee2MQTT keeps only the newest state; it has nothing old to send.
    if (at === null || (!isNews && state.device.envelope === 'zigbee2mqtt')) return;
    this.#transmit(state, state.frame, event.batt, count, at);
  }

  door(event: DoorEvent, at: number | null): void {
    const state = this.#stateOf(event.dev);
    const isNews = event.seq > state.counter.newest;
    const count = state.counter.of(event.seq);
    const totals = { in: event.totIn, out: event.totOut };
    if (isNews) {
      state.totals = totals;
      state.heard = true;
    }
    if (at !== null) this.#transmit({ ...state, totals }, [], 0, count, at);
  }

  /** The device says again how it is. `at`: wall-clock time. */
  repeat(idOrPlace: string, at: number): void {
    const state = this.#stateOf(idOrPlace);
    if (state.heard) this.#transmit(state, state.values, state.battery, state.counter.extra(), at);
  }

  /** The message of one seat as its device would send it now; nothing is sent. */
  frameOf(space: string, occupied: boolean, at: number): Publication {
    const state = this.#stateOf(space);
    const values = state.device.places.map((place, i) =>
      'space' in place && place.space === space ? (occupied ? 1 : 0) : (state.values[i] ?? 0),
    );
    return this.#publication(state, values, state.battery, state.counter.extra(), at);
  }

  /** The next message of this device has frame counter `count`. */
  skipTo(idOrPlace: string, count: number): void {
    this.#stateOf(idOrPlace).counter.skipTo(count);
  }

  silence(idOrPlace: string): void {
    this.#stateOf(idOrPlace).silenced = true;
  }

  stick(idOrPlace: string, value: 0 | 1, at: number): void {
    this.#stateOf(idOrPlace).stuckAt = value;
    this.repeat(idOrPlace, at);
  }

  heal(idOrPlace: string, at: number): void {
    const state = this.#stateOf(idOrPlace);
    state.silenced = false;
    state.stuckAt = null;
    this.repeat(idOrPlace, at);
  }

  isSilenced(idOrPlace: string): boolean {
    return this.#stateOf(idOrPlace).silenced;
  }

  /** Down: no LoRaWAN message gets through. */
  gateway(up: boolean): void {
    this.#gatewayUp = up;
  }

  bridge(online: boolean): void {
    this.#send(zigbeeBridge(online));
  }

  /** Says so once for each change. */
  availability(id: string, online: boolean): void {
    const state = this.#stateOf(id);
    if (state.online === online) return;
    state.online = online;
    this.#send(zigbeeAvailability(state.device, online));
  }

  #transmit(state: State, values: readonly (0 | 1)[], battery: number, count: number, at: number) {
    if (state.silenced) return;
    if (!this.#gatewayUp && state.device.envelope !== 'zigbee2mqtt') return;
    const { stuckAt } = state;
    const said = stuckAt === null ? values : values.map(() => stuckAt);
    this.#send(this.#publication(state, said, battery, count, at));
  }

  #publication(
    state: State,
    values: readonly (0 | 1)[],
    battery: number,
    count: number,
    at: number,
  ): Publication {
    const { device, totals } = state;
    const occupied = values.map((value) => value === 1);
    const uplink = { device, count, session: this.#session, at, site: this.#site };
    switch (device.envelope) {
      case 'zigbee2mqtt':
        return zigbee(device, occupied[0] ?? false, at);
      case 'tts':
        return theThingsStack({ ...uplink, frame: vs321Frame(battery, occupied) });
      case 'chirpstack': {
        const isDoor = device.places.some((place) => 'door' in place);
        const frame = isDoor
          ? vs133Frame(totals.in, totals.out)
          : vs341Frame(battery, occupied[0] ?? false);
        return chirpStack({ ...uplink, frame });
      }
    }
  }

  #stateOf(idOrPlace: string): State {
    const state = this.#byPlace.get(idOrPlace);
    if (state) return state;
    const device = sensorOf(idOrPlace);
    const found = this.#states.find((one) => one.device === device);
    if (!found) throw new RangeError(`no sensor ${idOrPlace}`);
    return found;
  }
}

/**
 * The real message that the device of a seat sends at `at` (epoch ms), for tests that need one.
 * `count`: the frame counter; the other seats of a shared device read vacant. RangeError for a
 * seat without a sensor.
 */
export function seatFrame(
  space: string,
  occupied: boolean,
  options: { at: number; count?: number; site?: string; session?: string },
): Publication {
  const { at, count = 1, site = 'kuuseki', session = 'seat-frame' } = options;
  const transmitter = new Transmitter(site, session, () => undefined);
  transmitter.skipTo(space, count);
  return transmitter.frameOf(space, occupied, at);
}
