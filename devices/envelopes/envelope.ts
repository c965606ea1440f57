import { createHash } from 'node:crypto';
import { holdsMac } from '../mac.ts';
import type { Heartbeat, Incoming, Reading } from '../readings.ts';

/** What is inside an envelope: a vendor's frame still to be read, or readings in our words. */
export type Content =
  | {
      is: 'frame';
      bytes: Uint8Array;
      fPort: number | undefined;
      /** What the network server's own decoder made of it. */
      object?: unknown;
    }
  | { is: 'readings'; readings: Reading[] };

/** A message without its wrapping. Times are milliseconds since 1970-01-01 UTC. */
export interface Opened {
  device: string | null;
  content: Content;
  /** Model names that the envelope gives, best first. */
  models?: (string | undefined)[];
  key?: string | undefined;
  deviceTime?: number | undefined;
  networkTime?: number | undefined;
  heartbeat?: Heartbeat | undefined;
  /** The broker keeps it because it is true now (LWT), so a retained copy is not stale. */
  lasting?: boolean;
  rejected?: string | undefined;
}

/** One kind of wrapping, told by its topic. */
export interface Envelope {
  /** MQTT topic filters. */
  subscriptions: string[];
  claims(topic: string): boolean;
  /** Never throws. `arrival` is milliseconds since 1970-01-01 UTC, when known. */
  open(topic: string, incoming: Incoming, arrival: number | undefined): Opened;
}

/** Known, and it says nothing new. */
export function nothing(device: string | null): Opened {
  return { device, content: { is: 'readings', readings: [] } };
}

/** Refused; the reason is a kebab-case code, a colon and a sentence. */
export function refused(device: string | null, reason: string): Opened {
  return { ...nothing(device), rejected: reason };
}

/** Short fingerprint of a text: the sequence number of messages that have none. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** DevEUI in lower hex, undefined when it is none. */
export function devEuiOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{16}$/i.test(value)
    ? value.toLowerCase()
    : undefined;
}

/** Why a text may not be a device id, undefined when it may. No MAC address is ever stored. */
export function faultOfId(id: string): string | undefined {
  if (id === '' || id.length > 200) return 'bad-device-id: it is empty or longer than 200';
  if (holdsMac(id)) return 'mac-as-id: a device must not be named by a MAC address, rename it';
  return undefined;
}
