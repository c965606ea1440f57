/**
 * What a run of the virtual office consists of. The events have the form of the recorded runs:
 * `t` = device time, `rx` = arrival, epoch milliseconds.
 */
interface Stamped {
  rx: number;
  t: number;
}

export interface SeatEvent extends Stamped {
  type: 'seat';
  /** `seat-P01`; its messages are numbered by `seq`, from 1, lost ones included. */
  dev: string;
  seq: number;
  seat: string;
  occ: 0 | 1;
  /** 1 when nothing changed: a heartbeat. */
  hb: 0 | 1;
  /** Percent. */
  batt: number;
}

export interface DoorEvent extends Stamped {
  type: 'door';
  dev: string;
  seq: number;
  dir: 'in' | 'out';
  totIn: number;
  totOut: number;
}

export interface WifiEvent extends Stamped {
  type: 'wifi';
  dev: string;
  clients: number;
}

export interface BookedEvent extends Stamped {
  type: 'res';
  id: string;
  seat: string;
  start: number;
  end: number;
}

export interface CancelEvent extends Stamped {
  type: 'cancel';
  id: string;
}

/** `res: null` is a walk-in; then `seat` says where. */
export interface CheckEvent extends Stamped {
  type: 'checkin' | 'checkout';
  res: string | null;
  seat?: string;
}

export interface LockerEvent extends Stamped {
  type: 'locker';
  locker: string;
  state: 'taken' | 'released';
}

export interface TickEvent {
  rx: number;
  type: 'tick';
}

export type OfficeEvent =
  | SeatEvent
  | DoorEvent
  | WifiEvent
  | BookedEvent
  | CancelEvent
  | CheckEvent
  | LockerEvent
  | TickEvent;

/** How it really was. `seats`, `held`: one bit per seat in the order of the venue. */
export interface Truth {
  t: number;
  /** Everybody inside, staff included. */
  n: number;
  staff: number;
  /** Somebody sits there. */
  seats: string;
  /** Somebody sits there, or keeps it while away. */
  held: string;
}

/** What is wrong with a device, and when. Epoch milliseconds. */
export type Fault =
  | { seat: string; kind: 'stuck'; value: 0 | 1; from: number; until: number }
  | { seat: string; kind: 'silent'; from: number; until: number }
  | { dev: string; kind: 'outage'; reboot: boolean; from: number; until: number }
  | { dev: string; kind: 'unreachable'; from: number; until: number }
  | { dev: string; kind: 'line-down'; line: string; from: number; until: number };

/** One thing that a person really did. */
export type Motion = { t: number } & (
  | { kind: 'enter' | 'leave'; person: string; staff: boolean; group: boolean }
  | { kind: 'sit' | 'rise'; seat: string }
  | { kind: 'hold' | 'release'; seat: string }
  | { kind: 'bag'; seat: string; on: boolean }
);
