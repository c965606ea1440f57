import { indexOf, type Board, type DeviceFacts, type Verdict } from './board.ts';
import { count } from './counter.ts';
import { decide } from './decide.ts';
import type { Evidence, Instant, PresenceEvidence } from './evidence.ts';
import type { Policy } from './layout.ts';
import { hear, type Register } from './register.ts';
import { judgeZone } from './zone.ts';

/** What one piece of evidence changed. */
export interface Changes {
  /** Spaces whose record differs, with what they were before. */
  spaces: { id: string; before: Verdict; after: Verdict }[];
  zones: string[];
  devices: string[];
  doors: boolean;
  /** Why the evidence was refused, if it was (OC5, OC6, OC42). */
  refused: string | null;
}

/**
 * Takes one piece of evidence into the board. Deterministic: the same board, evidence and `now` give
 * the same result. The board is updated in place, so that the work for one message does not grow
 * with the venue; a tick looks at every space once.
 */
export function reduce(board: Board, evidence: Evidence, now: Instant, policy: Policy): Changes {
  const changes: Changes = { spaces: [], zones: [], devices: [], doors: false, refused: null };
  changes.refused = take(board, evidence, now, policy, changes);
  if (changes.refused === null) review(board, touched(board, evidence), now, policy, changes);
  return changes;
}

/** Stores the fact. @returns a reason when it is refused */
function take(
  board: Board,
  evidence: Evidence,
  now: Instant,
  policy: Policy,
  changes: Changes,
): string | null {
  if ('at' in evidence && evidence.at > now + policy.ahead) return 'from-the-future';
  switch (evidence.kind) {
    case 'tick':
      return null;
    case 'source':
      if (board.source.up !== evidence.up) board.source = { up: evidence.up, since: evidence.at };
      return null;
    case 'opening':
      board.opening = evidence.opening;
      return null;
    case 'bookings': {
      board.bookings = {};
      for (const each of evidence.bookings) (board.bookings[each.space] ??= []).push(each);
      board.checkIns = Object.fromEntries(evidence.checkIns.map((each) => [each.space, each]));
      return null;
    }
    case 'wifi': {
      const known = board.accessPoints[evidence.accessPoint];
      if (known === undefined) return 'not-placed';
      if (evidence.at > known.at)
        Object.assign(known, { clients: evidence.clients, at: evidence.at });
      return null;
    }
    case 'passage':
      return pass(board, evidence, changes);
    case 'presence': {
      const registers = registersFor(board, evidence);
      if (registers.length === 0) return 'not-placed';
      for (const each of registers) hear(each, evidence.occupied, evidence.at, policy.reorder);
      return heard(board, evidence.device, evidence.at, changes);
    }
    case 'availability':
    case 'fault':
    case 'battery':
    case 'heartbeat':
      return about(board, evidence, changes);
  }
}

/** A device of many regions that says as a whole that it cannot tell says so for each (OC13). */
function registersFor(board: Board, evidence: PresenceEvidence): Register[] {
  const own = board.registers[`${evidence.device}#${evidence.part}`];
  if (own !== undefined) return [own];
  if (evidence.part !== 0 || evidence.occupied !== null) return [];
  const device = indexOf(board.layout).device.get(evidence.device);
  return (device?.places ?? []).flatMap((place) =>
    'space' in place ? (board.registers[`${evidence.device}#${place.part}`] ?? []) : [],
  );
}

function pass(
  board: Board,
  evidence: Extract<Evidence, { kind: 'passage' }>,
  changes: Changes,
): string | null {
  const key = `${evidence.device}#${evidence.line}`;
  const counter = board.counters[key];
  if (counter === undefined) return 'not-placed';
  const date = board.opening?.date ?? '';
  if (board.doorDays[key]?.date !== date) {
    board.doorDays[key] = { date, inAtStart: counter.in, outAtStart: counter.out }; // OC45
  }
  const verdict = count(counter, evidence);
  heard(board, evidence.device, evidence.at, changes);
  if (verdict === 'counted') changes.doors = true;
  return verdict === 'quarantined' ? 'implausible-count' : null;
}

/** What a device says about itself; the newest word stands. */
function about(
  board: Board,
  evidence: Extract<Evidence, { kind: 'availability' | 'fault' | 'battery' | 'heartbeat' }>,
  changes: Changes,
): string | null {
  const facts = board.devices[evidence.device];
  if (facts === undefined) return 'not-placed';
  const newer = (known: Instant | null) => known === null || evidence.at > known;
  switch (evidence.kind) {
    case 'availability':
      if (newer(facts.onlineAt))
        Object.assign(facts, { online: evidence.online, onlineAt: evidence.at });
      break;
    case 'battery':
      if (newer(facts.batteryAt))
        Object.assign(facts, { battery: evidence.percent, batteryAt: evidence.at });
      break;
    case 'heartbeat':
      if (newer(facts.heartbeatAt)) {
        facts.heartbeat = { free: evidence.free, occupied: evidence.occupied };
        facts.heartbeatAt = evidence.at;
      }
      break;
    case 'fault':
      takeFault(facts, evidence);
      break;
  }
  return heard(board, evidence.device, evidence.at, changes);
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

function heard(board: Board, device: string, at: Instant, changes: Changes): null {
  const facts = board.devices[device];
  if (facts !== undefined) facts.heardAt = Math.max(facts.heardAt ?? at, at);
  changes.devices.push(device);
  return null;
}

/** Spaces whose status may depend on this evidence. */
function touched(board: Board, evidence: Evidence): Iterable<string> {
  const index = indexOf(board.layout);
  switch (evidence.kind) {
    case 'tick':
    case 'source':
    case 'opening':
    case 'bookings':
      return index.space.keys();
    case 'wifi':
    case 'passage':
    case 'battery':
      return [];
    case 'presence':
    case 'availability':
    case 'fault':
    case 'heartbeat': {
      const device = index.device.get(evidence.device);
      const all = [
        ...(device === undefined ? [] : [device]),
        ...(index.children.get(evidence.device) ?? []),
      ];
      return all.flatMap(({ places }) =>
        places.flatMap((place) =>
          !('space' in place) ||
          (evidence.kind === 'presence' && evidence.part !== 0 && place.part !== evidence.part)
            ? []
            : [place.space],
        ),
      );
    }
  }
}

function review(
  board: Board,
  ids: Iterable<string>,
  now: Instant,
  policy: Policy,
  changes: Changes,
): void {
  const index = indexOf(board.layout);
  const zones = new Set<string>();
  for (const id of ids) {
    const space = index.space.get(id);
    const before = board.spaces[id];
    if (space === undefined || before === undefined) continue;
    const after = decide(board, space, now, policy);
    board.spaces[id] = after;
    if (sameRecord(before, after)) continue;
    changes.spaces.push({ id, before, after });
    zones.add(space.zone);
  }
  for (const zone of board.layout.zones) {
    if (!zones.has(zone.id) && board.zones[zone.id] !== undefined) continue;
    const after = judgeZone(board, zone);
    if (JSON.stringify(after) === JSON.stringify(board.zones[zone.id])) continue;
    board.zones[zone.id] = after;
    changes.zones.push(zone.id);
  }
}

/** Equal for a viewer: confidence alone is no news, and travels with the next change. */
function sameRecord(a: Verdict, b: Verdict): boolean {
  return (
    a.status === b.status &&
    a.since === b.since &&
    a.evidenceAt === b.evidenceAt &&
    a.until === b.until &&
    JSON.stringify(a.reason) === JSON.stringify(b.reason)
  );
}
