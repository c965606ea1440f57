import type { Instant } from './evidence.ts';

/** What stands where: the part of the venue that evidence cannot change. */
export interface Layout {
  zones: LayoutZone[];
  spaces: LayoutSpace[];
  devices: LayoutDevice[];
  /** Ids of the access points that are polled. */
  accessPoints: string[];
  /** People for whom there is a seat. */
  capacity: number;
  /** Staff on duty in opening hours. */
  roster: number;
}

export interface LayoutZone {
  id: string;
  /** At most this many free seats are "few". */
  few: number;
  /** Booked and counted as one (OC32). */
  whole: boolean;
}

export interface LayoutSpace {
  id: string;
  zone: string;
  /** The unit whose booking it shares (OC27). */
  unit: string | null;
  outOfService: boolean;
  /** Since when it is out of service, where somebody wrote it down. */
  stoppedAt?: Instant;
}

export interface LayoutDevice {
  id: string;
  /** Whose silence is its silence: the bridge that it speaks through. */
  bridge: string | null;
  /** Seconds between messages when nothing happens. */
  heartbeat: { free: number; occupied: number };
  /** How it senses a seat: by weight, or (when nothing is said) by motion. */
  sensing?: 'contact' | 'motion';
  places: Place[];
}

/** `part` 0: the whole device. */
export type Place =
  { part: number; space: string } | { line: number; door: string; swapped: boolean };

/** The calendar's word on now. */
export interface Opening {
  open: boolean;
  closesAt: Instant | null;
  opensAt: Instant | null;
  since: Instant;
  /** Business date, YYYY-MM-DD, and when it began. */
  date: string;
  midnight: Instant;
  /** Zones closed although the venue is open. */
  closedZones: string[];
  /** Spaces, or units, closed although their zone is open. */
  closedSpaces?: string[];
}

/** Whether a space is closed now (OC21). */
export function isShut(opening: Opening | null, space: LayoutSpace): boolean {
  if (opening === null) return false;
  const { open, closedZones, closedSpaces = [] } = opening;
  const own = closedSpaces.includes(space.id) || closedSpaces.includes(space.unit ?? space.id);
  return !open || closedZones.includes(space.zone) || own;
}

/** Named constants of the decision, with units. */
export interface Policy {
  /** Heartbeats of silence that are believed (devices.md 4.3: 2.5). */
  heartbeats: number;
  /** Heartbeats of silence after which a sensor is ill, and not unlucky. */
  gone: number;
  /** Milliseconds without the broker before its silence is everybody's. */
  sourceGrace: number;
  /** Milliseconds after a booking's start until its guest is late. */
  arrivalGrace: number;
  /** Milliseconds of reordering that change nothing. */
  reorder: number;
  /** Milliseconds that a device's clock may be ahead. */
  ahead: number;
  /** Faults with which a sensor sees nothing true; others are only shown. */
  blinding: string[];
  /** Chance that nobody comes to a booking from which nobody is expected. */
  givenUp: number;
  /** Milliseconds of vacancy after which a check-in without a booking no longer keeps its seat. */
  forgotten: number;
  /** Milliseconds for which a sensor must look stuck until it is not believed. */
  doubtAfter: number;
  /** Milliseconds between two pictures of the head count. */
  viewEvery: number;
  /** Milliseconds after which a fault that is not reported again counts as over. */
  faultLife: number;
}

export const POLICY: Policy = {
  heartbeats: 2.5,
  gone: 3.5,
  sourceGrace: 2_000,
  arrivalGrace: 15 * 60_000,
  reorder: 2_000,
  ahead: 5_000,
  blinding: ['covered-lens', 'node-lost', 'misaligned', 'calibration-failed', 'stuck'],
  givenUp: 0.8,
  forgotten: 75 * 60_000,
  doubtAfter: 15 * 60_000,
  viewEvery: 5_000,
  faultLife: 24 * 3_600_000,
};
