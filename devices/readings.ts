/**
 * What a device can say, in our words. The contract of `npm run -s decode`, of the stored readings
 * and of everything downstream: a vendor's words end in `devices/`.
 */

/** Fields that any reading may carry. */
interface Dated {
  /** Event time, RFC 3339 UTC with milliseconds, by the clock rules of `devices/clock.ts`. */
  at?: string;
}

/** Somebody is there, nobody is there, or (null) the sensor itself says that it cannot tell. */
export interface Presence extends Dated {
  kind: 'presence';
  occupied: boolean | null;
  /** Region or seat index of a device that watches several, from 1. */
  part?: number;
  /** A stored record sent late: corrects history, never the live board. */
  historical?: true;
}

/** A gauge: people in view now. */
export interface People extends Dated {
  kind: 'people';
  count: number;
  part?: number;
  historical?: true;
}

/**
 * A door counter. `total`: cumulative since the counter's start, wraps at 2^width;
 * `period`: since the previous report; `event`: one crossing.
 */
export interface Passage extends Dated {
  kind: 'passage';
  in: number;
  out: number;
  mode: 'total' | 'period' | 'event';
  /** Counting line of a device that has several, from 1. */
  line?: number;
  width?: 16 | 32;
  /** Names one run of a cumulative counter when the device says so (its boot id). */
  epoch?: string;
  /** A stored record sent late: corrects history, never the live board. */
  historical?: true;
}

export interface Battery extends Dated {
  kind: 'battery';
  /** 0..100. */
  percent?: number;
  volts?: number;
  /** Second battery of a device that has two: 2 = the remote half of a beam pair. */
  part?: number;
}

export interface Availability extends Dated {
  kind: 'availability';
  online: boolean;
}

/** The device reports about itself: stuck, lost node, covered lens … */
export interface Fault extends Dated {
  kind: 'fault';
  code: string;
  /** False when the device says that the fault is over. */
  active?: false;
}

export interface Environment extends Dated {
  kind: 'environment';
  /** °C */
  temperature?: number;
  /** % */
  humidity?: number;
  /** ppm */
  co2?: number;
  /** lx */
  illuminance?: number;
}

export type Reading = Presence | People | Passage | Battery | Availability | Fault | Environment;

/** One message as it came in, before anybody has looked at it. */
export interface Message {
  /** MQTT topic; null for a bare LoRaWAN frame. */
  topic: string | null;
  payload: Uint8Array;
  /** Arrival, RFC 3339. */
  receivedAt: string;
  /** Retained copy sent on subscribing: a snapshot of unknown age. */
  retained?: boolean;
  /** Only for bare frames: the model, e.g. "Milesight VS341", and the LoRaWAN port. */
  model?: string;
  fPort?: number;
}

/** A message whose arrival may be unknown (a line of a file). */
export type Incoming = Omit<Message, 'receivedAt'> & { receivedAt?: string };

/** How often a device speaks when nothing happens, in seconds, by what it last said. */
export interface Heartbeat {
  free: number;
  occupied: number;
}

/** What a message meant. `readings: []` without `rejected`: known, and it says nothing new. */
export interface Decoded {
  /** Stable id of the device (DevEUI in lower hex, friendly name, our own device id), null when unknown. */
  device: string | null;
  readings: Reading[];
  /** Why the message, or the rest of it, was refused. A kebab-case code, a colon, a sentence. */
  rejected?: string;
  /** The same for every copy of one message: the key of de-duplication. */
  key?: string;
  /** Catalogue name, e.g. "Milesight VS341". */
  model?: string;
  /** What the device declared itself; what its model usually does is in the catalogue. */
  heartbeat?: Heartbeat;
}
