import type {
  Beat,
  Opening,
  PublicDelta,
  PublicSnapshot,
  PublicSpace,
  PublicZone,
} from './live.ts';

/** One space as reception sees it. */
export interface StaffSpace extends PublicSpace {
  /** 0..1: how far the evidence still carries; 0 when unknown. */
  confidence: number;
  /** Devices placed on it. */
  devices: string[];
  booking: StaffBooking | null;
}

export interface StaffBooking {
  id: string;
  startAt: string;
  endAt: string;
  /** Who comes, as reception calls them. */
  holder: string | null;
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

export interface StaffExtras {
  devices: StaffDevice[];
  pending: PendingDevice[];
  accessPoints: StaffAccessPoint[];
  lines: StaffLine[];
  doors: StaffDoor[];
  health: StaffHealth;
}

export interface StaffSnapshot extends Omit<PublicSnapshot, 'spaces'>, StaffExtras {
  spaces: StaffSpace[];
}

/** A part that is present replaces records by id (`devices`, `accessPoints`, …) or the whole (`health`). */
export interface StaffDelta extends Omit<PublicDelta, 'spaces'>, Partial<StaffExtras> {
  spaces?: StaffSpace[];
}

/** Socket.IO events, for both ends. */
export interface ServerToClient<S, D> {
  snapshot: (snapshot: S) => void;
  delta: (delta: D) => void;
  beat: (beat: Beat) => void;
}
export interface ClientToServer {
  /** "My clock does not fit": the server answers with a snapshot. */
  resync: () => void;
}

export type { Beat, Opening, PublicZone };
