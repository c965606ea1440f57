import type { Acknowledgement } from './attention-api.ts';
import type { FloorPlan } from './floorplan.ts';
import type { Reason, Status } from './status.ts';
import type {
  Beat,
  Opening,
  People,
  PublicDelta,
  PublicSnapshot,
  PublicSpace,
  PublicZone,
} from './live.ts';

/** One space as reception sees it. */
export interface StaffSpace extends PublicSpace {
  /** 0..1: chance that the status is right; 0 when unknown. */
  confidence: number;
  /** Devices placed on it. */
  devices: string[];
  booking: StaffBooking | null;
}

/** Nobody is named: officials watch the floor too, and who comes is the desk's alone. */
export interface StaffBooking {
  id: string;
  startAt: string;
  endAt: string;
  checkedInAt: string | null;
}

/** `silent`: past its limit; `offline`: it, or its bridge, said so; `never`: placed but not heard. */
export type DeviceState = 'ok' | 'silent' | 'offline' | 'faulty' | 'never';

export interface StaffDevice {
  id: string;
  model: string | null;
  /** Spaces it is placed on, or the door it counts. */
  places: string[];
  state: DeviceState;
  /** Newest event time heard. */
  lastAt: string | null;
  /** Seconds of silence after which it is `silent`. */
  limit: number;
  /** 0..100, null when it does not say. */
  battery: number | null;
  faults: string[];
  /** Messages refused since the server's start. */
  rejected: number;
}

/** Heard, but not placed: waits for somebody to say where it is. */
export interface PendingDevice {
  id: string;
  model: string | null;
  firstAt: string;
  lastAt: string;
  messages: number;
}

/** An access point; every figure is null while it cannot be reached. */
export interface StaffAccessPoint {
  id: string;
  name: string;
  up: boolean;
  /** Of the last state change. */
  since: string | null;
  polledAt: string | null;
  clients: number | null;
  version: string | null;
  /** Sentence on what went wrong with the last poll. */
  problem: string | null;
}

/** One of the two fibre lines. `up: null`: nobody who could tell can be reached. */
export interface StaffLine {
  id: string;
  name: string;
  up: boolean | null;
  since: string | null;
  /** Bits per second since the previous poll. */
  received: number | null;
  sent: number | null;
}

/** Today's crossings of one door, and the people inside by its count. */
export interface StaffDoor {
  id: string;
  in: number;
  out: number;
  at: string | null;
}

/** The parts of the server that others rely on. */
export interface StaffHealth {
  database: boolean;
  broker: boolean;
  /** Readings received and not yet committed. */
  waiting: number;
  /** Messages refused since the start, by reason code. */
  rejected: Record<string, number>;
}

/** Where sources disagree, or one is ill. `code` says what; the words and the next step are the screen's. */
export type Disagreement =
  | { code: 'occupiedWithoutCheckIn'; space: string; since: string }
  | { code: 'checkedInEmpty'; space: string; since: string }
  | { code: 'bookedNotArrived'; space: string; since: string }
  /** Nobody has come, and nobody is expected any more. `chance`: 0..1 that nobody comes. */
  | { code: 'noShow'; space: string; since: string; chance: number }
  /** The door's balance of today against seats and people standing. */
  | { code: 'doorDisagrees'; door: number; people: People }
  /** What an access point's clients would mean in people. */
  | { code: 'wifiDisagrees'; accessPoint: string; wifi: People; people: People }
  /** The access point does not answer; `since`: its last answer. */
  | { code: 'wifiSilent'; accessPoint: string; since: string }
  /** For half an hour, so many clients more (or fewer, below 0) than the people inside explain. */
  | { code: 'wifiShifted'; accessPoint: string; clients: number }
  | { code: 'doorSilent'; device: string; since: string }
  /** The counter began anew: what passed meanwhile is not known. */
  | { code: 'doorRestarted'; device: string; since: string }
  /** The door counts one way more than the other: share -1..1, from whole days. */
  | { code: 'doorImbalance'; device: string; share: number }
  | { code: 'sensorStuck'; space: string; device: string; since: string; occupied: boolean }
  | { code: 'sensorSilent'; space: string; device: string; since: string }
  /** Placed, and never heard; `since`: when the server began to listen. */
  | { code: 'sensorNeverHeard'; space: string; device: string; since: string }
  /** Changes in the last hour. */
  | { code: 'sensorRestless'; space: string; device: string; changes: number }
  | { code: 'batteryLow'; device: string; percent: number }
  /** Percent that it loses in a day. */
  | { code: 'batteryFalling'; device: string; percent: number; perDay: number }
  /** More people than seats and standing room allow, by everything that is known. */
  | { code: 'overCapacity'; people: People; capacity: number };

/** What reception saw with its own eyes. */
export interface StaffCorrection {
  id: string;
  /** Everybody inside, or one space. */
  about: { people: number } | { space: string; occupied: boolean };
  /** Who looked, as they gave it. */
  by: string;
  at: string;
  /** It counts no longer than this. */
  until: string;
}

/** What the estimator has learned of this venue. */
export interface Learned {
  /** Shares of entries and exits that a door misses (0..1), and its imbalance by whole days. */
  doors: { device: string; missedIn: number; missedOut: number; imbalance: number }[];
  /** Clients per person, clients without people; correlation null while too little is known. */
  wifi: {
    accessPoint: string;
    perPerson: number;
    offset: number;
    correlation: number | null;
    used: boolean;
  }[];
  /** Minutes that guests stay away, and the share of those who rise that come back. */
  absence: { minutes: number; returns: number };
}

/** Head counts with their ranges, and what they rest on. */
export interface StaffEstimate {
  /** Of people standing, staff and those on seats together; null: nothing can tell. */
  people: People | null;
  /** People on the seats of each zone that has sensors. */
  zones: Record<string, People>;
  asOf: string;
  learned: Learned;
}

export interface StaffExtras {
  estimate: StaffEstimate;
  disagreements: Disagreement[];
  corrections: StaffCorrection[];
  /** Who has taken on what, in the order in which it was taken. */
  acknowledgements: Acknowledgement[];
  devices: StaffDevice[];
  /** Those that spoke last, newest first. */
  pending: PendingDevice[];
  /** How many there are, also those that `pending` has no room for. */
  pendingTotal: number;
  accessPoints: StaffAccessPoint[];
  lines: StaffLine[];
  doors: StaffDoor[];
  health: StaffHealth;
  /** Names the state of reception's list (GET /reception/today): another one, another list. */
  arrivals: number;
}

export interface StaffSnapshot extends Omit<PublicSnapshot, 'spaces'>, StaffExtras {
  spaces: StaffSpace[];
}

/** `GET /api/v1/staff/floor?at=`: the floor as the board had it at a moment of today. */
export interface StaffFloorThen {
  at: string;
  /** In force at that moment. */
  plan: FloorPlan;
  /** Every space for which something is known then. */
  spaces: { id: string; status: Status; reason: Reason; since: string }[];
  people: People | null;
}

/** `GET /api/v1/staff/spaces/:id/day`: one space today, as it was shown. */
export interface StaffSpaceDay {
  /** Midnight in Tokyo. */
  from: string;
  /** By time, without overlap; the last one may go on. */
  intervals: { status: Status; startAt: string; endAt: string | null }[];
  /** Null while the space is in service. */
  stopped: Stopped | null;
}

/** A space that nobody may use for now. */
export interface Stopped {
  since: string;
  /** Who stopped it, as they are called. */
  by: string;
  why: string | null;
}

/** A part that is present replaces records by id (`devices`, `accessPoints`, …) or the whole (`health`, `pending`). */
export interface StaffDelta extends Omit<PublicDelta, 'spaces'>, Partial<StaffExtras> {
  spaces?: StaffSpace[];
}

/** Socket.IO events, for both ends. */
export interface ServerToClient<S, D> {
  snapshot: (snapshot: S) => void;
  delta: (delta: D) => void;
  beat: (beat: Beat) => void;
  /** The server ends on purpose, and comes back. */
  goodbye: () => void;
}
export interface ClientToServer {
  /** "My clock does not fit": the server answers with a snapshot. */
  resync: () => void;
}

export type { Beat, People, Opening, PublicZone };
