import { jsonOf, numberOf, objectOf, stringOf, textOf, wholeOf, type Json } from '../json.ts';
import { instantOf } from '../clock.ts';
import { withoutMac } from '../mac.ts';
import type { Heartbeat, Incoming, Passage, Reading } from '../readings.ts';
import {
  faultOfId,
  fingerprint,
  nothing,
  refused,
  type Envelope,
  type Opened,
} from './envelope.ts';

const TOPIC = /^kuuseki\/v1\/([^/]+)\/dev\/([^/]+)\/([^/]+)$/;
/** Homie convention: lower-case topic ids. */
const ID = /^[a-z0-9][a-z0-9-]*$/;
const MODES = { cumulative: 'total', period: 'period', event: 'event' } as const;

/** What the parts of our own topics (devices.md 4.1) say; undefined: the value is not valid. */
type Reader = (message: Json) => Reading[] | undefined;

const READERS: Record<string, Reader> = { state: readState, count: readCount, health: readHealth };

/** Devices that speak our own topics: kuuseki/v1/{site}/dev/{deviceId}/{state|count|…}. */
export const OWN: Envelope = {
  subscriptions: ['kuuseki/v1/+/dev/+/+'],
  claims: (topic) => TOPIC.test(topic),
  open: (topic, incoming, arrival) => {
    const [, , device = '', kind = ''] = TOPIC.exec(topic) ?? [];
    const fault = faultOfId(device);
    if (fault !== undefined) return refused(null, fault);
    if (!ID.test(device)) return refused(null, 'bad-device-id: only a-z, 0-9 and hyphens');
    // An empty retained payload removes the copy that the broker kept.
    if (kind === 'cmd' || incoming.payload.length === 0) return nothing(device);
    if (kind === 'avail') return openAvail(device, incoming, arrival);
    const message = objectOf(jsonOf(incoming.payload));
    if (!message) return refused(device, 'bad-envelope: not a JSON object');
    if ((message['v'] ?? 1) !== 1) return refused(device, 'unknown-version: only v 1 is known');
    if (kind === 'meta') return openMeta(device, message);
    const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
    if (!read) return refused(device, 'unknown-topic: no such part of a device');
    if (message['mode'] === 'event' && !hasIdentity(message)) {
      return refused(device, 'event-without-identity: send seq with boot or ts, or copies count');
    }
    return openReadings(device, kind, message, read(message), incoming, arrival);
  },
};

function openReadings(
  device: string,
  kind: string,
  message: Json,
  readings: Reading[] | undefined,
  incoming: Incoming,
  arrival: number | undefined,
): Opened {
  if (!readings) return refused(device, `bad-value: ${kind} holds no valid value`);
  return {
    device,
    content: { is: 'readings', readings },
    key: keyOf(device, kind, message, incoming, arrival),
    deviceTime: instantOf(message['ts']),
  };
}

/**
 * A sequence number starts again with the device, so it names a message only together with the
 * run (boot) or, where the device names no run, with its time. Otherwise content and time do.
 */
function keyOf(
  device: string,
  kind: string,
  message: Json,
  incoming: Incoming,
  arrival: number | undefined,
): string {
  const ts = instantOf(message['ts']);
  const part = wholeOf(message['part'] ?? message['line']) ?? '';
  if (!hasIdentity(message)) {
    const content = fingerprint(Buffer.from(incoming.payload).toString('latin1'));
    return `${device}|${kind}|${part}|${content}|${ts ?? arrival ?? ''}`;
  }
  return `${device}|${kind}|${part}|${bootOf(message) ?? ts ?? ''}|${wholeOf(message['seq']) ?? ''}`;
}

function hasIdentity(message: Json): boolean {
  const run = bootOf(message) ?? instantOf(message['ts']);
  return wholeOf(message['seq']) !== undefined && run !== undefined;
}

function readState(message: Json): Reading[] | undefined {
  const part = wholeOf(message['part'], 1, 10_000);
  if (message['part'] !== undefined && part === undefined) return undefined;
  const stored = message['hist'] === true;
  const which = {
    ...(part === undefined ? {} : { part }),
    ...(stored ? { historical: true as const } : {}),
  };
  const value = message['value'];
  // The charge of then is not the charge of now.
  const batt = stored ? [] : batteryOf(message);
  if (message['kind'] === 'occupancy') {
    if (typeof value !== 'boolean' && value !== null) return undefined;
    const occupied = message['q'] === 'bad' ? null : value;
    return [{ kind: 'presence', occupied, ...which }, ...batt];
  }
  const count = message['kind'] === 'gauge' ? wholeOf(value, 0, 100_000) : undefined;
  if (count === undefined) return undefined;
  return message['q'] === 'bad' ? batt : [{ kind: 'people', count, ...which }, ...batt];
}

function readCount(message: Json): Reading[] | undefined {
  const named = stringOf(message['mode']) ?? '';
  const mode = Object.hasOwn(MODES, named) ? MODES[named as keyof typeof MODES] : undefined;
  const width = message['width'];
  if (mode === undefined || (width !== undefined && width !== 16 && width !== 32)) return undefined;
  // One crossing names one direction; a missing half of a total would look like a reset.
  const missing = mode === 'event' ? 0 : undefined;
  const limit = mode === 'total' ? 2 ** (width ?? 32) - 1 : 65_535;
  const counted = {
    in: wholeOf(message['in'] ?? missing, 0, limit),
    out: wholeOf(message['out'] ?? missing, 0, limit),
  };
  const line = wholeOf(message['line'], 1, 10_000);
  const epoch = bootOf(message);
  if (counted.in === undefined || counted.out === undefined) return undefined;
  const passage: Passage = {
    kind: 'passage',
    in: counted.in,
    out: counted.out,
    mode,
    ...(line === undefined ? {} : { line }),
    ...(width === undefined ? {} : { width }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(message['hist'] === true ? { historical: true as const } : {}),
  };
  return [passage];
}

function readHealth(message: Json): Reading[] {
  return batteryOf(message);
}

function batteryOf(message: Json): Reading[] {
  const percent = numberOf(message['batt'], 0, 100);
  return percent === undefined ? [] : [{ kind: 'battery', percent }];
}

function bootOf(message: Json): string | undefined {
  const boot = message['boot'];
  const text = typeof boot === 'number' ? `${boot}` : stringOf(boot, 64);
  return text === undefined ? undefined : withoutMac(text);
}

/** Birth and last will: {"s":"online","boot":"…"}, or the bare word where a will cannot be JSON. */
function openAvail(device: string, incoming: Incoming, arrival: number | undefined): Opened {
  const message = objectOf(jsonOf(incoming.payload)) ?? {};
  const state = message['s'] ?? textOf(incoming.payload);
  if (state !== 'online' && state !== 'offline') {
    return refused(device, 'bad-value: avail is neither online nor offline');
  }
  const boot = bootOf(message) ?? '';
  return {
    device,
    content: { is: 'readings', readings: [{ kind: 'availability', online: state === 'online' }] },
    // Every birth and every death is news, and a will is the same text each time.
    key: `${device}|avail|${state}|${boot}|${wholeOf(message['seq']) ?? arrival ?? ''}`,
    deviceTime: instantOf(message['ts']),
    lasting: true,
  };
}

function openMeta(device: string, message: Json): Opened {
  const model = stringOf(message['model'], 100);
  return {
    ...nothing(device),
    ...(model === undefined ? {} : { models: [withoutMac(model)] }),
    heartbeat: heartbeatOf(message['heartbeatSec']),
  };
}

function heartbeatOf(value: unknown): Heartbeat | undefined {
  const both = objectOf(value);
  const free = numberOf(both?.['free'] ?? value, 1, 604_800);
  const occupied = numberOf(both?.['occupied'] ?? value, 1, 604_800);
  return free === undefined || occupied === undefined ? undefined : { free, occupied };
}
