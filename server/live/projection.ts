import { toIso } from '../clock.ts';
import type { Opening, PublicSpace, PublicZone } from '../contract/live.ts';
import type { Reason as WireReason } from '../contract/status.ts';
import type { StaffDevice, StaffDoor, StaffSpace, DeviceState } from '../contract/staff.ts';
import type { BookingRecord } from '../booking/booking.store.ts';
import type { Board, Reason, Status, Verdict } from '../occupancy/board.ts';
import { indexOf } from '../occupancy/lookup.ts';
import { activeFaults, limitOf } from '../occupancy/freshness.ts';
import type { LayoutDevice, Policy } from '../occupancy/layout.ts';
import { current } from '../occupancy/register.ts';

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** A reason on the wire: the same code, instants in words. */
export function wireReason(reason: Reason): WireReason {
  switch (reason.code) {
    case 'closed':
      return reason.opensAt === null
        ? { code: 'closed' }
        : { code: 'closed', opensAt: toIso(reason.opensAt) };
    case 'outOfService':
    case 'noSensor':
    case 'neverHeard':
      return { code: reason.code };
    case 'sensorVacant':
    case 'sensorOccupied':
      return { code: reason.code, at: toIso(reason.at), sensing: reason.sensing };
    case 'checkedIn':
    case 'cannotTell':
    case 'offline':
    case 'faulty':
      return { code: reason.code, at: toIso(reason.at) };
    case 'leftForNow':
      return reason.until === null
        ? { code: reason.code, at: toIso(reason.at) }
        : { code: reason.code, at: toIso(reason.at), until: toIso(reason.until) };
    case 'seenByStaff':
      return { code: reason.code, at: toIso(reason.at), until: toIso(reason.until) };
    case 'bookedNotArrived': {
      const { startAt, deadline } = reason;
      return { code: reason.code, startAt: toIso(startAt), deadline: toIso(deadline) };
    }
    case 'silent':
      return { code: reason.code, lastAt: toIso(reason.lastAt) };
    case 'sourceDown':
    case 'doubtful':
      return { code: reason.code, since: toIso(reason.since) };
  }
}

/** Which seat of a room speaks for all of them. */
const LOUDEST: readonly Status[] = ['occupied', 'away', 'held', 'unknown'];

/**
 * What everybody is told of a space. A room that is let as one is in use at every seat as soon as it
 * is at one, and not known as soon as one is not; reception sees each seat (OC32).
 */
export function toldVerdict(board: Board, id: string): Verdict {
  const { space, zone, zoneSpaces } = indexOf(board.layout);
  const own = verdictOf(board, id);
  const room = zone.get(space.get(id)?.zone ?? '');
  if (!room?.whole || own.status === 'outOfService' || own.status === 'closed') return own;
  const all = (zoneSpaces.get(room.id) ?? []).map((each) => verdictOf(board, each));
  for (const status of LOUDEST) {
    if (own.status === status) return own;
    const louder = all.find((each) => each.status === status);
    if (louder) return louder;
  }
  return own;
}

/** The spaces of which something else is told as soon as these change: themselves, and the rest of a room. */
export function toldWith(board: Board, ids: Iterable<string>): Set<string> {
  const { space, zone, zoneSpaces } = indexOf(board.layout);
  const told = new Set(ids);
  for (const id of [...told]) {
    const room = zone.get(space.get(id)?.zone ?? '');
    if (room?.whole) for (const each of zoneSpaces.get(room.id) ?? []) told.add(each);
  }
  return told;
}

export function verdictOf(board: Board, id: string): Verdict {
  const verdict = board.spaces[id];
  if (verdict === undefined) throw new Error(`no space ${id}`);
  return verdict;
}

/** A space as everybody may see it: written field by field, so that nothing can slip in. */
export function publicSpace(id: string, verdict: Verdict): PublicSpace {
  const { status, reason, since, evidenceAt, until } = verdict;
  return {
    id,
    status,
    reason: wireReason(reason),
    since: toIso(since),
    evidenceAt: iso(evidenceAt),
    until: iso(until),
  };
}

export function publicZone(board: Board, id: string): PublicZone {
  const zone = board.zones[id];
  if (zone === undefined)
    return { id, free: null, capacity: 0, unknown: 0, level: 'unknown', until: null };
  const { free, capacity, unknown, level, until } = zone;
  return { id, free, capacity, unknown, level, until: iso(until) };
}

/** @param day what the calendar knows beyond the board */
export function opening(
  board: Board,
  day: Pick<Opening, 'closedAt' | 'special' | 'daysOff'>,
): Opening {
  const { open = false, closesAt = null, opensAt = null } = board.opening ?? {};
  return { open, closesAt: iso(closesAt), opensAt: iso(opensAt), ...day };
}

/** A space as reception sees it. */
export function staffSpace(
  board: Board,
  id: string,
  verdict: Verdict,
  booking: BookingRecord | null,
): StaffSpace {
  return {
    ...publicSpace(id, verdict),
    confidence: Math.round(verdict.confidence * 100) / 100,
    devices: (indexOf(board.layout).sources.get(id) ?? []).map((source) => source.device.id),
    booking: booking && {
      id: booking.id,
      startAt: booking.startAt.toISOString(),
      endAt: booking.endAt.toISOString(),
      checkedInAt: booking.checkedInAt?.toISOString() ?? null,
    },
  };
}

export function staffDevice(
  board: Board,
  device: LayoutDevice,
  model: string | null,
  rejected: number,
  now: number,
  policy: Policy,
): StaffDevice {
  const facts = board.devices[device.id];
  const words = device.places.flatMap((place) => {
    const register = 'space' in place ? board.registers[`${device.id}#${place.part}`] : undefined;
    return register === undefined ? [] : [current(register)];
  });
  const limit = limitOf(
    board,
    device.id,
    words.some((word) => word?.value === true),
    policy,
  );
  const faults = activeFaults(facts, now, policy);
  const heardAt = facts?.heardAt ?? null;
  const state = (): DeviceState => {
    if (facts?.online === false && (facts.onlineAt ?? 0) >= (heardAt ?? 0)) return 'offline';
    if (heardAt === null) return 'never';
    if (faults.length > 0) return 'faulty';
    return now - heardAt > limit ? 'silent' : 'ok';
  };
  return {
    id: device.id,
    model,
    places: device.places.map((place) => ('space' in place ? place.space : place.door)),
    state: state(),
    lastAt: iso(heardAt),
    limit: limit / 1000,
    battery: facts?.battery ?? null,
    faults: faults.map(([code]) => code),
    rejected,
  };
}

/**
 * Today's crossings of each door over all its lines, with a counter that hangs the other way round
 * turned back (OC46).
 */
export function staffDoors(board: Board): StaffDoor[] {
  const doors = new Map<string, { in: number; out: number; at: number | null }>();
  for (const device of board.layout.devices) {
    for (const place of device.places) {
      if (!('door' in place)) continue;
      const key = `${device.id}#${place.line}`;
      const counter = board.counters[key];
      const day = board.doorDays[key];
      if (counter === undefined || day === undefined) continue;
      const today = day.date === board.opening?.date;
      const entered = today ? counter.in - day.inAtStart : 0;
      const left = today ? counter.out - day.outAtStart : 0;
      const [inward, outward] = place.swapped ? [left, entered] : [entered, left];
      const sum = doors.get(place.door) ?? { in: 0, out: 0, at: null };
      sum.in += inward;
      sum.out += outward;
      if (counter.at !== null) sum.at = Math.max(sum.at ?? counter.at, counter.at);
      doors.set(place.door, sum);
    }
  }
  return [...doors].map(([id, sum]) => ({ id, in: sum.in, out: sum.out, at: iso(sum.at) }));
}
