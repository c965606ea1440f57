import type { Heartbeat, Passage, Reading } from './readings.ts';

/** What one LoRaWAN frame says; times are milliseconds since 1970-01-01 UTC. */
export interface Frame {
  readings: Reading[];
  /** The device's own clock, when the frame carries it. */
  deviceTime?: number;
  /** Stored records sent late, with the device's time of each. */
  history: { recordedAt: number; passage: Passage }[];
  rejected?: string;
}

/** A captured or published message and what its vendor says that it means. */
export interface Example {
  /** Address of the outside document that holds bytes and meaning. */
  source: string;
  input: { hex: string; fPort: number } | { topic: string; payload: unknown };
  readings: Reading[];
  rejected?: string;
}

/** One model of the catalogue. */
export interface Row {
  /** Catalogue name, e.g. "Milesight VS341". */
  model: string;
  /** Matches the names that network servers and gateways use for it. */
  named: RegExp;
  power: 'battery' | 'mains';
  /** A seat pad feels weight; everything else sees motion. */
  sensing?: 'contact';
  /** Seconds between two messages when nothing happens. */
  heartbeat: Heartbeat;
  /** Device id of the bridge without which the device cannot be heard. */
  bridge?: string;
  /** Present on LoRaWAN models. Never throws. */
  decodeFrame?: (bytes: Uint8Array, fPort: number | undefined) => Frame;
  examples: Example[];
}

/** A matcher for a model number inside longer names: "vs341", "VS341-915M", "Milesight VS341". */
export function modelNumber(number: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${number}(?![0-9])(?!-?p(?![a-z]))`, 'i');
}
