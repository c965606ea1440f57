import { HALF_HOUR } from './constants.ts';
import type { Count, Instant } from './facts.ts';

/** What became of one seat of a day that nobody measured. */
interface Stretch {
  space: string;
  status: 'free' | 'occupied' | 'away' | 'unknown';
  from: Instant;
  to: Instant;
}

/** FC5: known and taken seats of each zone at each mark of an invented day. */
export function countsOf(
  seats: readonly { id: string; zone: string }[],
  stretches: readonly Stretch[],
): Count[] {
  const zoneOf = new Map(seats.map(({ id, zone }) => [id, zone]));
  const counts = new Map<string, Count>();
  for (const { space, status, from, to } of stretches) {
    const zone = zoneOf.get(space);
    if (zone === undefined || status === 'unknown') continue;
    for (let at = Math.ceil(from / HALF_HOUR) * HALF_HOUR; at < to; at += HALF_HOUR) {
      const key = `${zone} ${at}`;
      const { taken, known } = counts.get(key) ?? { taken: 0, known: 0 };
      counts.set(key, { zone, at, taken: taken + Number(status !== 'free'), known: known + 1 });
    }
  }
  return [...counts.values()];
}
