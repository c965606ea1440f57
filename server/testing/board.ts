import { emptyBoard, type Board } from '../occupancy/board.ts';
import type { Evidence, PassageEvidence } from '../occupancy/evidence.ts';
import { POLICY, type Layout, type Opening } from '../occupancy/layout.ts';
import { reduce, type Changes } from '../occupancy/reduce.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
export const TEN = Date.parse('2026-11-24T01:00:00Z');
export const MINUTE = 60_000;
export const SECOND = 1_000;

const desk = (n: number) => ({
  id: `desk-${n}`,
  bridge: n === 2 ? 'bridge' : null,
  heartbeat: { free: 60, occupied: 30 },
  places: [{ part: 0, space: `A0${n}` }],
});

/** Four desks, a room of two seats under one sensor, a door, one access point. */
export const LAYOUT: Layout = {
  zones: [
    { id: 'open', few: 1, whole: false },
    { id: 'meeting', few: 0, whole: true },
  ],
  spaces: [
    ...[1, 2, 3, 4].map((n) => ({ id: `A0${n}`, zone: 'open', unit: null, outOfService: n === 4 })),
    ...[1, 2].map((n) => ({ id: `M0${n}`, zone: 'meeting', unit: 'M', outOfService: false })),
  ],
  devices: [
    ...[1, 2, 3].map(desk),
    {
      id: 'room',
      bridge: null,
      heartbeat: { free: 60, occupied: 60 },
      places: [
        { part: 1, space: 'M01' },
        { part: 2, space: 'M02' },
      ],
    },
    {
      id: 'counter',
      bridge: null,
      heartbeat: { free: 60, occupied: 60 },
      places: [{ line: 1, door: 'door-1', swapped: false }],
    },
    { id: 'bridge', bridge: null, heartbeat: { free: 60, occupied: 60 }, places: [] },
  ],
  accessPoints: ['ap-1'],
  capacity: 6,
  roster: 1,
};

export const OPEN: Opening = {
  open: true,
  closesAt: TEN + 7 * 60 * MINUTE,
  opensAt: null,
  since: TEN - 90 * MINUTE,
  midnight: TEN - 600 * MINUTE,
  date: '2026-11-24',
  closedZones: [],
};

/** A board that is open and has heard the given evidence, each at its own time. */
export function boardWith(...evidence: Evidence[]): Board {
  const board = emptyBoard(LAYOUT, TEN);
  take(board, { kind: 'opening', opening: OPEN });
  for (const each of evidence) take(board, each, 'at' in each ? each.at : TEN);
  return board;
}

export const take = (board: Board, evidence: Evidence, now = TEN): Changes =>
  reduce(board, evidence, now, POLICY);

export const tick = (board: Board, now: number): Board => {
  take(board, { kind: 'tick' }, now);
  return board;
};

export const presence = (
  device: string,
  occupied: boolean | null,
  at = TEN,
  part = 0,
): Extract<Evidence, { kind: 'presence' }> => ({ kind: 'presence', device, part, occupied, at });

export const total = (
  entered: number,
  left: number,
  at = TEN,
  more: Partial<PassageEvidence> = {},
): PassageEvidence => ({
  kind: 'passage',
  device: 'counter',
  line: 1,
  mode: 'total',
  in: entered,
  out: left,
  key: `${at}`,
  at,
  ...more,
});

export const booking = (space: string, from: number, to: number): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space, startAt: from, endAt: to }],
  checkIns: [],
});
export const received = (space: string, from: number, to: number, inAt: number): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space, startAt: from, endAt: to }],
  checkIns: [{ id: 'c1', space, booking: 'b1', inAt }],
});

export const available = (device: string, online: boolean, at: number): Evidence => ({
  kind: 'availability',
  device,
  online,
  at,
});

export const fault = (code: string, active: boolean, at: number): Evidence => ({
  kind: 'fault',
  device: 'desk-1',
  code,
  active,
  at,
});
