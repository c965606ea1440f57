import { emptySettled, type Settled } from './estimate/settle.ts';
import type { Sensing } from './estimate/constants.ts';
import type { View } from './estimate/view.ts';
import type { Instant } from './evidence.ts';
import { emptyFacts, type Facts } from './facts.ts';
import type { Layout } from './layout.ts';
import { countSpace, emptyTally, type Tally } from './zone.ts';

/** Status of a space, with the reason; facts are instants. */
export type Reason =
  | { code: 'closed'; opensAt: Instant | null }
  | { code: 'outOfService' }
  | { code: 'sensorVacant'; at: Instant; sensing: Sensing }
  | { code: 'sensorOccupied'; at: Instant; sensing: Sensing }
  | { code: 'checkedIn'; at: Instant }
  | { code: 'leftForNow'; at: Instant; until: Instant | null }
  | { code: 'bookedNotArrived'; startAt: Instant; deadline: Instant }
  | { code: 'noSensor' }
  | { code: 'neverHeard' }
  | { code: 'silent'; lastAt: Instant }
  | { code: 'cannotTell'; at: Instant }
  | { code: 'offline'; at: Instant }
  | { code: 'faulty'; at: Instant }
  | { code: 'sourceDown'; since: Instant }
  | { code: 'doubtful'; since: Instant }
  | { code: 'seenByStaff'; at: Instant; until: Instant };

export type Status = 'closed' | 'outOfService' | 'free' | 'held' | 'occupied' | 'away' | 'unknown';

/** What we say of one space now. */
export interface Verdict {
  status: Status;
  reason: Reason;
  since: Instant;
  /** Event time of the newest evidence it rests on. */
  evidenceAt: Instant | null;
  until: Instant | null;
  /** Chance that the status is right, 0..1; 0 when unknown. */
  confidence: number;
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

/**
 * All that is known of one venue, as plain data: kept, compared and replayed as it is. Keys are laid
 * down when the board is made, so that equal facts give equal bytes.
 */
export interface Board extends Facts {
  spaces: Record<string, Verdict>;
  zones: Record<string, ZoneVerdict>;
  /** By zone: its spaces, counted. */
  tallies: Record<string, Tally>;
  /** The estimate as of the last whole minute, and what came since. */
  settled: Settled;
  /** The picture of now, and when it was taken; null before the first tick. */
  view: (View & { at: Instant }) | null;
}

/** A board that has heard nothing yet: every seat is unknown. */
export function emptyBoard(layout: Layout, now: Instant): Board {
  const board: Board = {
    ...emptyFacts(layout, now),
    spaces: {},
    zones: {},
    tallies: Object.fromEntries(layout.zones.map(({ id }) => [id, emptyTally()])),
    settled: emptySettled(layout, now),
    view: null,
  };
  for (const { id, zone } of layout.spaces) {
    const unheard: Verdict = {
      status: 'unknown',
      reason: { code: 'neverHeard' },
      since: now,
      evidenceAt: null,
      until: null,
      confidence: 0,
    };
    board.spaces[id] = unheard;
    countSpace((board.tallies[zone] ??= emptyTally()), unheard, 1);
  }
  return board;
}
