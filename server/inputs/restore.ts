import type { Decoded } from '../../devices/readings.ts';
import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Venue } from '../venue/venue.ts';
import { toEvidence } from './placement.ts';
import type { ReadingStore, StoredReading } from './readings.store.ts';

/** Readings gone through again at most: a day of a large office. */
const LIMIT = 50_000;

/**
 * Rebuilds the board from what is stored: the last word of every device before today, then all of
 * today, through the same reducer as live. @returns how many readings were taken
 */
export async function restore(venue: Venue, store: ReadingStore, clock: Clock): Promise<number> {
  const midnight = new Date(instantOf(dateOf(clock.now()), '00:00'));
  const readings = [...(await store.lastBefore(midnight)), ...(await store.since(midnight, LIMIT))];
  for (const reading of readings) replay(venue, reading);
  return readings.length;
}

function replay(venue: Venue, { deviceId, key, at, body }: StoredReading): void {
  if (body.kind === 'wifi') {
    venue.take({ kind: 'wifi', accessPoint: deviceId, clients: body.clients, at: at.getTime() });
    return;
  }
  const decoded: Decoded = { device: deviceId, key, readings: [body] };
  for (const evidence of toEvidence(decoded, at.getTime())) venue.take(evidence);
}
