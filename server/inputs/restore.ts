import type { Decoded, Reading } from '../../devices/readings.ts';
import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
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
  for (const message of messages(readings)) replay(venue, message);
  return readings.length;
}

/** Readings that came in one message explain each other, so they go together again. */
function messages(readings: StoredReading[]): Iterable<StoredReading[]> {
  const byMessage = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    const name = `${reading.deviceId} ${reading.key}`;
    const message = byMessage.get(name);
    if (message === undefined) byMessage.set(name, [reading]);
    else message.push(reading);
  }
  return byMessage.values();
}

function replay(venue: Venue, message: StoredReading[]): void {
  const bodies: Reading[] = [];
  for (const { deviceId, at, body } of message) {
    if (body.kind !== 'wifi') bodies.push({ at: at.toISOString(), ...body });
    else
      venue.take({ kind: 'wifi', accessPoint: deviceId, clients: body.clients, at: at.getTime() });
  }
  const { deviceId: device, key, at } = message[0]!;
  const decoded: Decoded = { device, key, readings: bodies };
  for (const evidence of toEvidence(decoded, at.getTime())) venue.take(evidence);
}
