import { minutesOf, timeOf, WHOLE_DAY } from './wall.ts';

/** When one may be there on a date, in minutes of the day. */
export interface Hours {
  opens: number;
  closes: number;
  /** Nothing begins before: now, if the date is today. */
  earliest: number;
  grid: number;
}

export interface Span {
  from: string;
  to: string;
}

export interface Preset extends Span {
  id: 'am' | 'pm' | 'day';
  /** Nothing of it is left. */
  over: boolean;
}

/** The hours of counters (県庁の開庁時間); a venue that is open longer offers the rest by its selects. */
const OFFICE = { opens: minutesOf('08:30'), noon: minutesOf('12:00'), after: minutesOf('13:00') };
const OFFICE_CLOSES = minutesOf('17:15');

/** Hours from the wall times of the API, where a day that ends at midnight closes at `00:00`. */
export function hoursOf(
  day: { opensAt: string | null; closesAt: string | null; gridMinutes: number },
  minuteNow: number | null,
): Hours | null {
  if (day.opensAt === null || day.closesAt === null) return null;
  const grid = day.gridMinutes;
  const opens = minutesOf(day.opensAt);
  const end = minutesOf(day.closesAt);
  const closes = end <= opens ? end + WHOLE_DAY : end;
  const now = minuteNow === null ? opens : Math.ceil(minuteNow / grid) * grid;
  return { opens, closes, earliest: Math.max(opens, now), grid };
}

export function presetsOf({ opens, closes, earliest, grid }: Hours): Preset[] {
  const preset = (id: Preset['id'], start: number, end: number): Preset => {
    const [from, to] = [Math.max(start, earliest), Math.min(end, closes)];
    return { id, from: timeOf(from), to: timeOf(to), over: to - from < grid };
  };
  const [first, last] = [Math.max(opens, OFFICE.opens), Math.min(closes, OFFICE_CLOSES)];
  return [
    preset('am', first, OFFICE.noon),
    preset('pm', OFFICE.after, last),
    preset('day', first, last),
  ];
}

const steps = (from: number, to: number, grid: number): number[] =>
  Array.from(
    { length: Math.max(0, Math.floor((to - from) / grid) + 1) },
    (_, i) => from + i * grid,
  );

/** Times at which a booking may begin. */
export const startsOf = ({ earliest, closes, grid }: Hours): string[] =>
  steps(earliest, closes - grid, grid).map(timeOf);

/** Times at which it may end; closing is always one. */
export const endsOf = ({ earliest, closes, grid }: Hours): string[] => {
  const ends = steps(earliest + grid, closes, grid);
  return [...ends, ...(ends.at(-1) === closes ? [] : [closes])].map(timeOf);
};

/** What is proposed to whoever has said nothing: the afternoon; today, from now on. */
function proposed(hours: Hours, today: boolean): Span {
  const [, pm, all] = presetsOf(hours) as [Preset, Preset, Preset];
  if (today && !all.over) return all;
  if (!today && !pm.over) return pm;
  const from = Math.min(hours.earliest, hours.closes - hours.grid);
  return { from: timeOf(from), to: timeOf(Math.min(from + 120, hours.closes)) };
}

/**
 * The interval that is asked for, brought within the hours. `cut`: it was longer than this kind
 * may be booked, and ends earlier.
 */
export function fit(
  asked: { from: string | null; to: string | null; preset: string | null },
  hours: Hours,
  { today, maxMinutes }: { today: boolean; maxMinutes: number },
): Span & { cut: boolean } {
  const preset = presetsOf(hours).find(({ id, over }) => id === asked.preset && !over);
  const otherwise = proposed(hours, today);
  const { from, to } = preset ?? { from: asked.from ?? otherwise.from, to: asked.to };
  const start = Math.min(Math.max(minutesOf(from), hours.earliest), hours.closes - hours.grid);
  const wished = to === null ? minutesOf(otherwise.to) : minutesOf(to);
  const end = wished > start ? Math.min(wished, hours.closes) : Math.min(start + 60, hours.closes);
  const most = start + maxMinutes;
  return { from: timeOf(start), to: timeOf(Math.min(end, most)), cut: end > most };
}
