import { eventTime, isAhead, recordTime, stamp } from './clock.ts';
import type { Reading } from './readings.ts';
import type { Frame } from './row.ts';

const RETAINED = 'retained-without-time: a kept copy of unknown age proves nothing about now';
const FUTURE = 'from-the-future: the clock of the device is ahead, so the arrival counts';
const UNDATED = 'history-without-time: a stored record whose clock was never set';

/** What is known about the time of a message, in milliseconds since 1970-01-01 UTC. */
export interface Dates {
  device: number | undefined;
  network: number | undefined;
  arrival: number | undefined;
  retained: boolean;
  /** A retained copy of it is true now (last will), whatever its age. */
  lasting: boolean;
}

/** Gives each reading its time and takes away what a copy of unknown age cannot prove. */
export function dated(frame: Frame, dates: Dates): { readings: Reading[]; rejected?: string } {
  const at = eventTime(dates) ?? (dates.lasting ? dates.arrival : undefined);
  const live = frame.readings.filter((reading) => !isRecord(reading));
  const kept = live.filter((reading) => isProof(reading, dates, at));
  const records = recordsOf(frame, dates.device);
  const history = records.flatMap(({ recordedAt, reading }): Reading[] => {
    const recorded = recordTime(recordedAt, dates.arrival);
    return recorded === undefined ? [] : [{ ...reading, at: stamp(recorded) }];
  });
  const lost = kept.length < live.length ? RETAINED : undefined;
  const undated = history.length < records.length ? UNDATED : undefined;
  const rejected = lost ?? undated ?? (isAhead(dates) ? FUTURE : undefined);
  return {
    readings: [...kept.map((reading) => withTime(reading, at)), ...history],
    ...(rejected === undefined ? {} : { rejected }),
  };
}

function withTime(reading: Reading, at: number | undefined): Reading {
  return at === undefined ? reading : { ...reading, at: stamp(at) };
}

/** Stored records of the frame, and readings that call themselves historical. */
function recordsOf(
  frame: Frame,
  device: number | undefined,
): { recordedAt: number; reading: Reading }[] {
  const stored = frame.history.map(({ recordedAt, passage }) => ({ recordedAt, reading: passage }));
  const recordedAt = device ?? Number.NaN;
  const own = frame.readings.filter(isRecord).map((reading) => ({ recordedAt, reading }));
  return [...stored, ...own];
}

const isRecord = (reading: Reading): boolean =>
  'historical' in reading && reading.historical === true;

/**
 * devices.md 4.2: a retained message is a snapshot of unknown age. With its own time it is as old
 * as it says; without, it must not make a seat look free or taken, so what speaks about people is
 * left out, while battery and the broker's last will still hold. Kept period and event counts
 * would be added again at every subscription and never count.
 */
function isProof(reading: Reading, { retained }: Dates, at: number | undefined): boolean {
  if (!retained) return true;
  if (reading.kind === 'passage') return reading.mode === 'total' && at !== undefined;
  return at !== undefined || (reading.kind !== 'presence' && reading.kind !== 'people');
}
