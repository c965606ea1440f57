import { emptyCounter, type Counter } from './counter.ts';
import type { Booking, CheckIn, Instant } from './evidence.ts';
import type { Layout, LayoutDevice, LayoutSpace, Opening } from './layout.ts';
import { emptyRegister, type Register } from './register.ts';

/** Status of a space, with the reason; facts are instants. */
export type Reason =
  | { code: 'closed'; opensAt: Instant | null }
  | { code: 'outOfService' }
  | { code: 'sensorVacant'; at: Instant }
  | { code: 'sensorOccupied'; at: Instant }
  | { code: 'checkedIn'; at: Instant }
  | { code: 'leftForNow'; at: Instant; until: Instant }
  | { code: 'bookedNotArrived'; startAt: Instant; deadline: Instant }
  | { code: 'noSensor' }
  | { code: 'neverHeard' }
  | { code: 'silent'; lastAt: Instant }
  | { code: 'cannotTell'; at: Instant }
  | { code: 'offline'; at: Instant }
  | { code: 'faulty'; at: Instant }
  | { code: 'sourceDown'; since: Instant };

export type Status = 'closed' | 'outOfService' | 'free' | 'held' | 'occupied' | 'away' | 'unknown';

/** What we say of one space now. */
export interface Verdict {
  status: Status;
  reason: Reason;
  since: Instant;
  /** Event time of the newest evidence it rests on. */
  evidenceAt: Instant | null;
  until: Instant | null;
  /** 1 for evidence of this moment, falling to 0 at its limit. */
  confidence: number;
}

/** A fault that a device reported: since when, and when it last said so. */
export interface DeviceFault {
  active: boolean;
  at: Instant;
  saidAt: Instant;
}

/** What one device told about itself. */
export interface DeviceFacts {
  heartbeat: { free: number; occupied: number };
  heartbeatAt: Instant | null;
  online: boolean | null;
  onlineAt: Instant | null;
  battery: number | null;
  batteryAt: Instant | null;
  /** Active faults and when they began; a fault that is over keeps its time, to refuse older news. */
  faults: Record<string, DeviceFault>;
  /** Event time of the newest message. */
  heardAt: Instant | null;
}

export type ZoneLevel = 'available' | 'few' | 'full' | 'unknown' | 'closed';

export interface ZoneVerdict {
  free: number | null;
  capacity: number;
  unknown: number;
  /** Seats with somebody on them. */
  occupied: number;
  level: ZoneLevel;
  until: Instant | null;
}

export interface DoorDay {
  date: string;
  /** The counter's figures when the day began. */
  inAtStart: number;
  outAtStart: number;
}

/**
 * All that is known of one venue, as plain data: kept, compared and replayed as it is. Keys are laid
 * down when the board is made, so that equal facts give equal bytes.
 */
export interface Board {
  layout: Layout;
  devices: Record<string, DeviceFacts>;
  /** By `device#part`. */
  registers: Record<string, Register>;
  /** By `device#line`. */
  counters: Record<string, Counter>;
  doorDays: Record<string, DoorDay>;
  accessPoints: Record<string, { clients: number | null; at: Instant }>;
  source: { up: boolean; since: Instant };
  opening: Opening | null;
  /** By space. */
  bookings: Record<string, Booking[]>;
  checkIns: Record<string, CheckIn>;
  spaces: Record<string, Verdict>;
  zones: Record<string, ZoneVerdict>;
}

/** Lookups that follow from the layout; made once, not part of the board's bytes. */
export interface Index {
  space: Map<string, LayoutSpace>;
  device: Map<string, LayoutDevice>;
  /** Registers that speak for a space. */
  sources: Map<string, { key: string; device: LayoutDevice }[]>;
  zoneSpaces: Map<string, string[]>;
  /** Devices whose word depends on a bridge. */
  children: Map<string, LayoutDevice[]>;
}

const indexes = new WeakMap<Layout, Index>();

/** The lookups of a layout. */
export function indexOf(layout: Layout): Index {
  const known = indexes.get(layout);
  if (known !== undefined) return known;
  const index: Index = {
    space: new Map(layout.spaces.map((space) => [space.id, space])),
    device: new Map(layout.devices.map((device) => [device.id, device])),
    sources: new Map(),
    zoneSpaces: new Map(layout.zones.map((zone) => [zone.id, []])),
    children: new Map(),
  };
  for (const space of layout.spaces) index.zoneSpaces.get(space.zone)?.push(space.id);
  for (const device of layout.devices) {
    if (device.bridge !== null) push(index.children, device.bridge, device);
    for (const place of device.places) {
      if ('space' in place) {
        push(index.sources, place.space, { key: `${device.id}#${place.part}`, device });
      }
    }
  }
  indexes.set(layout, index);
  return index;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A board that has heard nothing yet: every seat is unknown. */
export function emptyBoard(layout: Layout, now: Instant): Board {
  const board: Board = {
    layout,
    devices: {},
    registers: {},
    counters: {},
    doorDays: {},
    accessPoints: {},
    source: { up: true, since: now },
    opening: null,
    bookings: {},
    checkIns: {},
    spaces: {},
    zones: {},
  };
  for (const device of layout.devices) {
    board.devices[device.id] = {
      heartbeat: device.heartbeat,
      heartbeatAt: null,
      online: null,
      onlineAt: null,
      battery: null,
      batteryAt: null,
      faults: {},
      heardAt: null,
    };
    for (const place of device.places) {
      if ('space' in place) board.registers[`${device.id}#${place.part}`] ??= emptyRegister();
      else {
        board.counters[`${device.id}#${place.line}`] ??= emptyCounter();
        board.doorDays[`${device.id}#${place.line}`] = { date: '', inAtStart: 0, outAtStart: 0 };
      }
    }
  }
  for (const id of layout.accessPoints) board.accessPoints[id] = { clients: null, at: 0 };
  for (const { id } of layout.spaces) {
    board.spaces[id] = {
      status: 'unknown',
      reason: { code: 'neverHeard' },
      since: now,
      evidenceAt: null,
      until: null,
      confidence: 0,
    };
  }
  return board;
}
