import { ahead } from '../../forecast/forecast.ts';
import type { ForecastZone, OpenDay } from '../../forecast/facts.ts';
import { learn, type Model } from '../../forecast/learn.ts';
import { key, WEEK, type LivedRun } from './lived.ts';

/** Free seats as a method says them. */
export interface Said {
  free: number;
  /** null: the method has no range of its own and is given one from its past errors. */
  range: { lo: number; hi: number } | null;
}

/** Speaks at `now` of `at`, from what had happened; null where it has nothing to say. */
export interface ForecastMethod {
  name: string;
  /** Leads that it was not made for are left out. */
  sameDayOnly?: boolean;
  open(run: LivedRun): (zone: ForecastZone, now: number, at: number) => Said | null;
}

const simple = (taken: number | undefined, { capacity }: ForecastZone): Said | null =>
  taken === undefined ? null : { free: capacity - taken, range: null };

const lastWeek: ForecastMethod = {
  name: 'same hour last week',
  open: (run) => (zone, _now, at) => simple(run.counts.get(key(zone.id, at - WEEK))?.taken, zone),
};

/** Taken seats at that hour of that weekday, as far as they were known. */
function alike(run: LivedRun, zone: ForecastZone, now: number, at: number): number[] {
  const past: number[] = [];
  for (let t = at - WEEK; ; t -= WEEK) {
    const count = run.counts.get(key(zone.id, t));
    if (count === undefined) return past.sort((a, b) => a - b);
    if (t < now) past.push(count.taken);
  }
}

const weekdayMean: ForecastMethod = {
  name: 'weekday mean',
  open: (run) => (zone, now, at) => {
    const past = alike(run, zone, now, at);
    if (past.length === 0) return null;
    return simple(past.reduce((sum, taken) => sum + taken, 0) / past.length, zone);
  },
};

/** The mean's fairer brother: an absolute error rewards a median. */
const weekdayMedian: ForecastMethod = {
  name: 'weekday median',
  open: (run) => (zone, now, at) => {
    const past = alike(run, zone, now, at);
    return simple(past[Math.floor(past.length / 2)], zone);
  },
};

const asNow: ForecastMethod = {
  name: 'as now',
  sameDayOnly: true,
  open: (run) => (zone, now) => simple(run.counts.get(key(zone.id, now))?.taken, zone),
};

/** The forecast that runs live; it learns anew before each day. */
const ours: ForecastMethod = {
  name: 'kuuseki',
  open(run) {
    const models = new Map<OpenDay, Model>();
    const counts = [...run.counts.values()];
    const modelOf = (day: OpenDay): Model => {
      const days = run.days.filter((each) => each.midnight < day.midnight);
      const model =
        models.get(day) ?? learn({ zones: run.zones, days, counts, bookings: run.bookings });
      models.set(day, model);
      return model;
    };
    return (zone, now, at) => {
      const today = run.days.findLast((day) => day.midnight <= now);
      if (today === undefined) return null;
      const own = modelOf(today).filter((each) => each.zone.id === zone.id);
      const count = run.counts.get(key(zone.id, now));
      const present = {
        now,
        days: run.days,
        counts: count === undefined ? [] : [count],
        bookings: run.bookings,
      };
      const vacancy = ahead(own, present, at).get(zone.id) ?? null;
      return vacancy && { free: vacancy.free, range: vacancy };
    };
  },
};

/** Ours first. */
export const FORECASTS: readonly ForecastMethod[] = [
  ours,
  lastWeek,
  weekdayMean,
  weekdayMedian,
  asNow,
];
