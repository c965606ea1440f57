import { jsonOf, numberOf, objectOf, stringOf, textOf, type Json } from '../json.ts';
import { instantOf } from '../clock.ts';
import type { Environment, Incoming, Reading } from '../readings.ts';
import {
  faultOfId,
  fingerprint,
  nothing,
  refused,
  type Envelope,
  type Opened,
} from './envelope.ts';

const BASE = 'zigbee2mqtt/';
/** Radio and light noise: it changes from message to message while the state stays the same. */
const NOISE = ['last_seen', 'linkquality', 'illuminance', 'illuminance_lux', 'elapsed'];

/** Zigbee2MQTT 1.x and 2.x. A friendly name may hold spaces and slashes. */
export const ZIGBEE2MQTT: Envelope = {
  subscriptions: [`${BASE}#`],
  claims: (topic) => topic.startsWith(BASE) && topic.length > BASE.length,
  open: (topic, incoming, arrival) => {
    const path = topic.slice(BASE.length);
    if (path.startsWith('bridge/')) return openBridge(path, incoming, arrival);
    const [, name = path, suffix] = /^(.+?)\/(availability|set|get)(?:\/.*)?$/.exec(path) ?? [];
    const fault = faultOfId(name);
    if (fault !== undefined) return refused(null, fault);
    if (suffix === 'availability') return openAvailability(name, incoming, arrival);
    // Commands to the device; an empty payload removes a retained copy.
    if (suffix !== undefined || incoming.payload.length === 0) return nothing(name);
    return openState(name, incoming, arrival);
  },
};

function openBridge(path: string, incoming: Incoming, arrival: number | undefined): Opened {
  if (path === 'bridge/state') return openAvailability(`${BASE}bridge`, incoming, arrival);
  const event = objectOf(jsonOf(incoming.payload));
  const left = stringOf(objectOf(event?.['data'])?.['friendly_name']);
  if (path !== 'bridge/event' || event?.['type'] !== 'device_leave' || left === undefined) {
    return nothing(`${BASE}bridge`);
  }
  if (faultOfId(left) !== undefined) return refused(null, faultOfId(left) ?? '');
  return saysOnline(left, false, arrival);
}

/** 2.x sends {"state":"online"}, 1.x the bare word. */
function openAvailability(device: string, incoming: Incoming, arrival: number | undefined): Opened {
  if (incoming.payload.length === 0) return nothing(device);
  const state = objectOf(jsonOf(incoming.payload))?.['state'] ?? textOf(incoming.payload);
  if (state !== 'online' && state !== 'offline') {
    return refused(device, 'bad-value: availability is neither online nor offline');
  }
  return saysOnline(device, state === 'online', arrival);
}

function saysOnline(device: string, online: boolean, arrival: number | undefined): Opened {
  return {
    device,
    content: { is: 'readings', readings: [{ kind: 'availability', online }] },
    key: `${device}|availability|${online}|${secondOf(arrival)}`,
    lasting: true,
  };
}

function openState(device: string, incoming: Incoming, arrival: number | undefined): Opened {
  const state = objectOf(jsonOf(incoming.payload));
  if (!state) {
    return refused(device, 'bad-value: not a JSON object (set output: json in Zigbee2MQTT)');
  }
  const seen = instantOf(state['last_seen']) ?? instantOf(dateOf(state['last_seen']));
  // last_seen may be frozen for hours while messages flow, and Zigbee2MQTT sends within
  // milliseconds: the arrival orders live messages, last_seen only dates copies of unknown age.
  const deviceTime = incoming.retained || arrival === undefined ? seen : undefined;
  return {
    device,
    content: { is: 'readings', readings: readingsOf(state) },
    models: [stringOf(objectOf(state['device'])?.['model'])],
    key: `${device}|${stateKey(state)}|${secondOf(deviceTime ?? arrival)}`,
    deviceTime,
  };
}

/**
 * The full cached state is published again on every report. An equal state is no new event but it
 * is new evidence: the second belongs to the key, so that a republished state keeps the seat
 * fresh, while copies of one delivery (which arrive within the second) count once. Presence is
 * last-writer-wins, so a copy that slips into the next second does no harm.
 */
function stateKey(state: Json): string {
  const steady = Object.entries(state).filter(([name]) => !NOISE.includes(name));
  return fingerprint(JSON.stringify(steady.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function secondOf(at: number | undefined): string {
  return at === undefined ? '' : `${Math.floor(at / 1000)}`;
}

/** Epoch times may come as text; dates come with the host's offset. */
function dateOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d{13}$/.test(value) ? Number(value) : undefined;
}

function readingsOf(state: Json): Reading[] {
  const readings: Reading[] = [];
  // Radar sensors say presence, PIR sensors occupancy; some radars say both and mean presence.
  const occupied = state['presence'] ?? state['occupancy'];
  const spoken = 'presence' in state || 'occupancy' in state;
  if (typeof occupied === 'boolean') readings.push({ kind: 'presence', occupied });
  else if (spoken) readings.push({ kind: 'presence', occupied: null });
  const percent = numberOf(state['battery'], 0, 100);
  if (percent !== undefined) readings.push({ kind: 'battery', percent });
  const environment = environmentOf(state);
  if (Object.keys(environment).length > 1) readings.push(environment);
  return readings;
}

function environmentOf(state: Json): Environment {
  const temperature = numberOf(state['temperature'], -60, 120);
  const humidity = numberOf(state['humidity'], 0, 100);
  const co2 = numberOf(state['co2'], 0, 50_000);
  // 1.x: illuminance is raw and illuminance_lux is lux; 2.x: illuminance is lux.
  const illuminance = numberOf(state['illuminance_lux'] ?? state['illuminance'], 0, 200_000);
  return {
    kind: 'environment',
    ...(temperature === undefined ? {} : { temperature }),
    ...(humidity === undefined ? {} : { humidity }),
    ...(co2 === undefined ? {} : { co2 }),
    ...(illuminance === undefined ? {} : { illuminance }),
  };
}
