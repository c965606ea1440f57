import type { Truth } from '../../devices/office/events.ts';
import type { Estimate } from '../replay/estimate.ts';
import type { LogEvent, LogVenue } from '../replay/log.ts';

export type { Estimate, LogEvent, LogVenue, Truth };

export const SOURCES = ['seats', 'door', 'wifi', 'desk'] as const;
export type Source = (typeof SOURCES)[number];

/** Something that turns an event log into estimates, one per tick, from the past only. */
export interface Method {
  name: string;
  uses: Source[];
  /** Gets the truth of the first day, as if somebody had counted while it was commissioned. */
  needsTruth?: boolean;
  estimates(
    venue: LogVenue,
    events: Iterable<LogEvent>,
    firstDay?: readonly Truth[],
  ): Iterable<Estimate>;
}
