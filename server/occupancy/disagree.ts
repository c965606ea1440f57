import type { Board } from './board.ts';
import { SEAT, WIFI } from './estimate/constants.ts';
import { imbalanceOf, isDead } from './estimate/doors.ts';
import { lineOf, shiftOf } from './estimate/radio.ts';
import type { People } from './estimate/view.ts';
import type { Instant } from './evidence.ts';
import { deadlineOf } from './decide.ts';
import { listen } from './freshness.ts';
import type { LayoutDevice, Policy } from './layout.ts';
import { indexOf } from './lookup.ts';

/** Where sources disagree, or one is ill; instants in milliseconds. The order is that of weight. */
export type Disagreement =
  | { code: 'overCapacity'; people: People; capacity: number }
  | { code: 'sensorStuck'; space: string; device: string; since: Instant; occupied: boolean }
  | { code: 'sensorSilent'; space: string; device: string; since: Instant }
  | { code: 'sensorNeverHeard'; space: string; device: string; since: Instant }
  | { code: 'doorSilent'; device: string; since: Instant }
  | { code: 'doorDisagrees'; door: number; people: People }
  | { code: 'doorRestarted'; device: string; since: Instant }
  | { code: 'wifiSilent'; accessPoint: string; since: Instant }
  | { code: 'wifiShifted'; accessPoint: string; clients: number }
  | { code: 'wifiDisagrees'; accessPoint: string; wifi: People; people: People }
  | { code: 'occupiedWithoutCheckIn'; space: string; since: Instant }
  | { code: 'checkedInEmpty'; space: string; since: Instant }
  | { code: 'noShow'; space: string; since: Instant; chance: number }
  | { code: 'bookedNotArrived'; space: string; since: Instant }
  | { code: 'sensorRestless'; space: string; device: string; changes: number }
  | { code: 'doorImbalance'; device: string; share: number }
  | { code: 'batteryLow'; device: string; percent: number }
  | { code: 'batteryFalling'; device: string; percent: number; perDay: number };

const MINUTE = 60_000;
/** Milliseconds for which two sources may differ before somebody is asked to look. */
const PATIENCE = { checkIn: 10 * MINUTE, empty: 45 * MINUTE };
/** Percent of charge, and percent a day. */
const BATTERY = { low: 10, fall: 1 };
/** Share by which the ways of a door may differ, and crossings before it is judged. */
const IMBALANCE = { share: 0.15, crossings: 50 };
/** People that a count may be off before it disagrees, beyond the interval. */
const SLACK = 3;

/** All that does not fit together now. @param view taken at `now` */
export function disagreements(board: Board, now: Instant, policy: Policy): Disagreement[] {
  if (board.view === null) return [];
  const { people, notArrived } = board.view;
  return [
    ...crowded(board, people),
    ...sensors(board, now, policy),
    ...doors(board, now, people),
    ...silentRadios(board, now),
    ...radios(board, now, people),
    ...reception(board, now),
    ...notArrived.flatMap(({ space, booking, chance }): Disagreement[] => {
      if (now < deadlineOf(booking, policy)) return [];
      if (board.spaces[space]?.status === 'occupied') return []; // somebody sits there: nothing to cancel
      const since = booking.startAt;
      return chance >= policy.givenUp
        ? [{ code: 'noShow', space, since, chance }]
        : [{ code: 'bookedNotArrived', space, since }];
    }),
    ...batteries(board),
  ];
}

function crowded(board: Board, people: People | null): Disagreement[] {
  const { capacity, roster } = board.layout;
  return people !== null && people.lo > capacity + roster
    ? [{ code: 'overCapacity', people, capacity }]
    : [];
}

function sensors(board: Board, now: Instant, policy: Policy): Disagreement[] {
  const found: Disagreement[] = [];
  for (const [space, seat] of Object.entries(board.settled.estimate.seats)) {
    for (const source of indexOf(board.layout).sources.get(space) ?? []) {
      const device = source.device.id;
      const word = listen(board, source, now, policy);
      const reason = word.carries ? null : word.reason.code;
      if (reason === 'neverHeard') {
        found.push(...unheard(board, space, source.device, now, policy));
      } else if (!word.carries && (reason === 'silent' || reason === 'offline')) {
        found.push({ code: 'sensorSilent', space, device, since: word.since });
      } else if (seat.changes > SEAT.restless) {
        const changes = Math.round(seat.changes);
        found.push({ code: 'sensorRestless', space, device, changes });
      } else if (seat.stuckSince !== null && now - seat.stuckSince >= policy.doubtAfter) {
        const occupied = seat.value === true;
        found.push({ code: 'sensorStuck', space, device, since: seat.stuckSince, occupied });
      }
    }
  }
  return found;
}

/** Who never spoke since we began is told apart from who fell silent. */
function unheard(
  board: Board,
  space: string,
  device: LayoutDevice,
  now: Instant,
  policy: Policy,
): Disagreement[] {
  const heardAt = board.settled.facts.devices[device.id]?.heardAt ?? null;
  const since = board.source.since;
  if (now - since <= policy.gone * 1000 * device.heartbeat.free) return [];
  return heardAt === null
    ? [{ code: 'sensorNeverHeard', space, device: device.id, since }]
    : [{ code: 'sensorSilent', space, device: device.id, since: heardAt }];
}

function batteries(board: Board): Disagreement[] {
  return Object.entries(board.devices).flatMap(([device, { battery }]): Disagreement[] => {
    const percent = battery ?? board.settled.estimate.batteries[device]?.percent ?? null;
    if (percent === null) return [];
    if (percent < BATTERY.low) return [{ code: 'batteryLow', device, percent }];
    const perDay = board.settled.estimate.batteries[device]?.perDay ?? 0;
    return perDay > BATTERY.fall ? [{ code: 'batteryFalling', device, percent, perDay }] : [];
  });
}

function doors(board: Board, now: Instant, people: People | null): Disagreement[] {
  const found: Disagreement[] = [];
  const all = Object.entries(board.settled.estimate.doors);
  for (const [key, door] of all) {
    const device = key.slice(0, key.lastIndexOf('#'));
    if (door.heard && isDead(door)) {
      found.push({ code: 'doorSilent', device, since: board.counters[key]?.at ?? now });
    }
    if (door.restartedAt !== null) {
      found.push({ code: 'doorRestarted', device, since: door.restartedAt });
    }
    const share = imbalanceOf(door);
    if (Math.abs(share) > IMBALANCE.share && door.past.in + door.past.out > IMBALANCE.crossings) {
      found.push({ code: 'doorImbalance', device, share });
    }
  }
  const { balance } = board.settled.estimate;
  if (all.length > 0 && people !== null && balance !== null) {
    if (balance < people.lo - SLACK || balance > people.hi + SLACK) {
      found.push({ code: 'doorDisagrees', door: balance, people });
    }
  }
  return found;
}

function silentRadios(board: Board, now: Instant): Disagreement[] {
  return Object.entries(board.settled.estimate.radios).flatMap(([accessPoint, radio]) => {
    const point = board.accessPoints[accessPoint];
    const heardAt = point !== undefined && point.clients !== null ? point.at : radio.heardAt;
    const since = heardAt ?? board.source.since;
    const silent = now - Math.max(since, board.source.since) > WIFI.limit;
    return silent ? [{ code: 'wifiSilent' as const, accessPoint, since }] : [];
  });
}

function radios(board: Board, now: Instant, people: People | null): Disagreement[] {
  const all = Object.entries(board.settled.estimate.radios);
  if (people === null || board.opening?.open === false) return [];
  return all.flatMap(([accessPoint, radio]): Disagreement[] => {
    const point = board.accessPoints[accessPoint];
    const line = lineOf(radio, all.length);
    if (point === undefined || point.clients === null || now - point.at > WIFI.limit) return [];
    const shift = shiftOf(radio, all.length, board.settled.estimate.lagged);
    if (shift !== null) return [{ code: 'wifiShifted', accessPoint, clients: Math.round(shift) }];
    if (line.correlation === null || line.correlation < WIFI.gate) return [];
    const told = (clients: number): number =>
      Math.max(0, Math.round((clients - line.offset) / line.perPerson));
    const spread = 1.645 * Math.sqrt(line.dispersion * (1 + point.clients));
    const wifi = {
      n: told(point.clients),
      lo: told(point.clients - spread),
      hi: told(point.clients + spread),
    };
    const apart = wifi.lo > people.hi + SLACK || wifi.hi < people.lo - SLACK;
    return apart ? [{ code: 'wifiDisagrees', accessPoint, wifi, people }] : [];
  });
}

/** Only where reception receives guests at all is a seat without a check-in news. */
function reception(board: Board, now: Instant): Disagreement[] {
  const inUse = Object.keys(board.checkIns).length > 0;
  return board.layout.spaces.flatMap((space): Disagreement[] => {
    const verdict = board.spaces[space.id];
    const received = board.checkIns[space.unit ?? space.id] !== undefined;
    if (verdict === undefined) return [];
    const { status, since } = verdict;
    if (status === 'occupied' && inUse && !received && now - since > PATIENCE.checkIn)
      return [{ code: 'occupiedWithoutCheckIn', space: space.id, since }];
    if (received && (status === 'away' || status === 'free') && now - since > PATIENCE.empty)
      return [{ code: 'checkedInEmpty', space: space.id, since }];
    return [];
  });
}
