import type { Decoded, Reading } from '../../devices/readings.ts';
import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import type { Venue } from '../venue/venue.ts';
import { toEvidence } from './placement.ts';
import type { ReadingStore, StoredReading } from './readings.store.ts';

/** Readings gone through again at most: a day of a large office. */
const LIMIT = 50_000;

/**
 * Rebuilds the board from what is stored: the last word of every device before today, then all of
 * today in the order of its arrival, through the same reducer as live. @returns how many readings
 * were taken
 */
export async function restore(venue: Venue, store: ReadingStore, clock: Clock): Promise<number> {
  const midnight = new Date(instantOf(dateOf(clock.now()), '00:00'));
  const readings = [...(await store.lastBefore(midnight)), ...(await store.since(midnight, LIMIT))];
  for (const message of messagesOf(readings)) {
    for (const evidence of evidenceOf(message)) venue.take(evidence);
  }
  return readings.length;
}

/** Readings that came in one message explain each other, so they go together again. */
export function messagesOf(readings: StoredReading[]): Iterable<StoredReading[]> {
  const byMessage = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    const name = `${reading.deviceId} ${reading.key}`;
    const message = byMessage.get(name);
    if (message === undefined) byMessage.set(name, [reading]);
    else message.push(reading);
  }
  return byMessage.values();
}

/** What one stored message told. */
export function evidenceOf(message: StoredReading[]): Evidence[] {
  const polls: Evidence[] = [];
  const bodies: Reading[] = [];
  for (const { deviceId, at, body } of message) {
    if (body.kind !== 'wifi') bodies.push({ at: at.toISOString(), ...body });
    else
      polls.push({ kind: 'wifi', accessPoint: deviceId, clients: body.clients, at: at.getTime() });
  }
  const { deviceId: device, key, at } = message[0]!;
  const decoded: Decoded = { device, key, readings: bodies };
  return [...polls, ...toEvidence(decoded, at.getTime())];
}
