import { indexOf } from './lookup.ts';
import { count, emptyCounter, type Counter } from './counter.ts';
import type {
  Booking,
  CheckIn,
  Correction,
  Evidence,
  Instant,
  PresenceEvidence,
} from './evidence.ts';
import type { Layout, Opening, Policy } from './layout.ts';
import { emptyRegister, hear, type Register } from './register.ts';

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

export interface DoorDay {
  date: string;
  /** The counter's figures when the day began. */
  inAtStart: number;
  outAtStart: number;
}

/** What evidence has told, as plain data; keys are laid down at the start, so that equal facts give equal bytes. */
export interface Facts {
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
  /** By id. */
  corrections: Correction[];
}

/** Nothing heard yet. */
export function emptyFacts(layout: Layout, now: Instant): Facts {
  const facts: Facts = {
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
    corrections: [],
  };
  for (const device of layout.devices) {
    facts.devices[device.id] = {
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
      if ('space' in place) facts.registers[`${device.id}#${place.part}`] ??= emptyRegister();
      else {
        facts.counters[`${device.id}#${place.line}`] ??= emptyCounter();
        facts.doorDays[`${device.id}#${place.line}`] = { date: '', inAtStart: 0, outAtStart: 0 };
      }
    }
  }
  for (const id of layout.accessPoints) facts.accessPoints[id] = { clients: null, at: 0 };
  return facts;
}

/** What taking a fact touched, for those who tell others. */
export interface Touched {
  devices: string[];
  doors: boolean;
}

/** Stores the fact. @returns a reason when it is refused */
export function takeFact(
  facts: Facts,
  evidence: Evidence,
  now: Instant,
  policy: Policy,
  changes: Touched,
): string | null {
  if ('at' in evidence && evidence.at > now + policy.ahead) return 'from-the-future';
  switch (evidence.kind) {
    case 'tick':
      return null;
    case 'source':
      if (facts.source.up !== evidence.up) facts.source = { up: evidence.up, since: evidence.at };
      return null;
    case 'opening':
      facts.opening = evidence.opening;
      return null;
    case 'bookings': {
      facts.bookings = {};
      for (const each of evidence.bookings) (facts.bookings[each.space] ??= []).push(each);
      facts.checkIns = Object.fromEntries(evidence.checkIns.map((each) => [each.space, each]));
      return null;
    }
    case 'corrections':
      facts.corrections = [...evidence.corrections].sort((a, b) => (a.id < b.id ? -1 : 1));
      return null;
    case 'wifi': {
      const known = facts.accessPoints[evidence.accessPoint];
      if (known === undefined) return 'not-placed';
      if (evidence.at > known.at)
        Object.assign(known, { clients: evidence.clients, at: evidence.at });
      return null;
    }
    case 'passage':
      return pass(facts, evidence, changes);
    case 'presence': {
      const registers = registersFor(facts, evidence);
      if (registers.length === 0) return 'not-placed';
      for (const each of registers) hear(each, evidence.occupied, evidence.at, policy.reorder);
      return heard(facts, evidence.device, evidence.at, changes);
    }
    case 'availability':
    case 'fault':
    case 'battery':
    case 'heartbeat':
      return about(facts, evidence, changes);
  }
}

/** A device of many regions that says as a whole that it cannot tell says so for each (OC13). */
function registersFor(facts: Facts, evidence: PresenceEvidence): Register[] {
  const own = facts.registers[`${evidence.device}#${evidence.part}`];
  if (own !== undefined) return [own];
  if (evidence.part !== 0 || evidence.occupied !== null) return [];
  const device = indexOf(facts.layout).device.get(evidence.device);
  return (device?.places ?? []).flatMap((place) =>
    'space' in place ? (facts.registers[`${evidence.device}#${place.part}`] ?? []) : [],
  );
}

function pass(
  facts: Facts,
  evidence: Extract<Evidence, { kind: 'passage' }>,
  changes: Touched,
): string | null {
  const key = `${evidence.device}#${evidence.line}`;
  const counter = facts.counters[key];
  if (counter === undefined) return 'not-placed';
  const date = facts.opening?.date ?? '';
  if (facts.doorDays[key]?.date !== date) {
    facts.doorDays[key] = { date, inAtStart: counter.in, outAtStart: counter.out }; // OC45
  }
  const verdict = count(counter, evidence);
  heard(facts, evidence.device, evidence.at, changes);
  if (verdict === 'counted') changes.doors = true;
  return verdict === 'quarantined' ? 'implausible-count' : null;
}

/** What a device says about itself; the newest word stands. */
function about(
  facts: Facts,
  evidence: Extract<Evidence, { kind: 'availability' | 'fault' | 'battery' | 'heartbeat' }>,
  changes: Touched,
): string | null {
  const known = facts.devices[evidence.device];
  if (known === undefined) return 'not-placed';
  const newer = (at: Instant | null) => at === null || evidence.at > at;
  switch (evidence.kind) {
    case 'availability':
      if (newer(known.onlineAt))
        Object.assign(known, { online: evidence.online, onlineAt: evidence.at });
      break;
    case 'battery':
      if (newer(known.batteryAt))
        Object.assign(known, { battery: evidence.percent, batteryAt: evidence.at });
      break;
    case 'heartbeat':
      if (newer(known.heartbeatAt)) {
        known.heartbeat = { free: evidence.free, occupied: evidence.occupied };
        known.heartbeatAt = evidence.at;
      }
      break;
    case 'fault':
      takeFault(known, evidence);
      break;
  }
  return heard(facts, evidence.device, evidence.at, changes);
}

function takeFault(facts: DeviceFacts, evidence: Extract<Evidence, { kind: 'fault' }>): void {
  const known = facts.faults[evidence.code];
  if (known !== undefined && evidence.at <= known.saidAt) return;
  // A fault that is reported again began when it was first reported.
  const since = known?.active === true && evidence.active ? known.at : evidence.at;
  const fault = { active: evidence.active, at: since, saidAt: evidence.at };
  const faults = Object.entries({ ...facts.faults, [evidence.code]: fault });
  facts.faults = Object.fromEntries(faults.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function heard(facts: Facts, device: string, at: Instant, changes: Touched): null {
  const known = facts.devices[device];
  if (known !== undefined) known.heardAt = Math.max(known.heardAt ?? at, at);
  changes.devices.push(device);
  return null;
}
