import { dateOf, instantOf, nextDate, type DayException } from '../calendar/calendar.ts';
import { closedOn } from '../calendar/days.ts';
import { toIso, type Clock } from '../clock.ts';
import type { Trends, TrendsBucket, TrendsFigures, TrendsPeriod } from '../contract/trends.ts';
import type { TrendsUnit } from '../contract/trends-words.ts';
import { addUp, NO_FIGURES } from './figures.ts';
import { findingsOf } from './findings.ts';
import { bucketsOf, periodAt, periodOf, plusMonths, shift, yearBefore } from './period.ts';
import { qualityOf } from './quality.ts';
import { WHOLE } from './rollup.ts';
import type { Keyed, TrendsStore } from './trends.store.ts';

export interface ReportParts {
  store: TrendsStore;
  clock: Clock;
  venue: string;
  demo: boolean;
  /** Zones in the order of every screen. */
  zones: () => Promise<Trends['zones']>;
  exceptions: () => Promise<DayException[]>;
}

/** What was asked for is not there. */
export class NoSuchPeriod extends Error {}

export interface Asked {
  unit: TrendsUnit;
  at?: string | undefined;
  zone?: string | undefined;
}

/** How many periods can be chosen from at most. */
const CHOICES: Record<TrendsUnit, number> = { day: 31, month: 37, year: 6 };
/** Months that a line of months needs: this year's and last year's. */
const MONTHS = 25;

/** The period that is meant: without a word, the last one that is over, if it has figures. */
export async function meant(
  { unit, at }: Asked,
  { store, clock }: Pick<ReportParts, 'store' | 'clock'>,
): Promise<{ period: TrendsPeriod; since: string | null; today: string }> {
  const today = dateOf(clock.now());
  const since = await store.since();
  if (at !== undefined) {
    const period = periodOf(unit, at);
    if (period === null) {
      throw new NoSuchPeriod('期間は、日は2026-10-07、月は2026-10、年度は2026の形で選んでください');
    }
    return { period, since, today };
  }
  const now = periodAt(unit, today);
  const last = shift(now, -1);
  return { period: since !== null && since <= last.to ? last : now, since, today };
}

/** What the roll-ups say; that a demo's past is still being made is said by who makes it. */
export type Report = Omit<Trends, 'making'>;

/** Everything on the officials' page: of one period, for one zone or the whole venue. */
export async function trendsReport(asked: Asked, parts: ReportParts): Promise<Report> {
  const { store, venue, demo } = parts;
  const [{ period, since, today }, zones, exceptions] = await Promise.all([
    meant(asked, parts),
    parts.zones(),
    parts.exceptions(),
  ]);
  const zone = asked.zone ?? null;
  if (zone !== null && !zones.some(({ id }) => id === zone)) {
    throw new NoSuchPeriod(`区画 ${zone} はありません`);
  }
  const own = zone ?? WHOLE;
  const { unit, from, to } = period;
  const [before, lastYear] = [shift(period, -1), yearBefore(period)];
  const months = Array.from({ length: MONTHS }, (_, n) =>
    plusMonths(to.slice(0, 7), n - MONTHS + 1),
  );
  const [keyed, monthly, was, wasLastYear, heat, hours, gaps, until] = await Promise.all([
    store.sums(from, to, unit === 'year' ? 'month' : 'date'),
    store.sums(`${months[0]}-01`, `${to.slice(0, 7)}-31`, 'month', own),
    store.sums(before.from, before.to, 'all', own),
    store.sums(lastYear.from, lastYear.to, 'all', own),
    store.heat(from, to, own),
    unit === 'day' ? store.hours(from, to, own) : [],
    store.gaps(instantOf(from, '00:00'), instantOf(nextDate(to), '00:00')),
    store.until(),
  ]);
  const ofOwn = keyed.filter((each) => each.zone === own);
  const figures = {
    now: addUp(ofOwn.map(figuresOf)) ?? NO_FIGURES,
    before: addUp(was.map(figuresOf)),
    lastYear: addUp(wasLastYear.map(figuresOf)),
  };
  const byZone = zones.flatMap(({ id }) => {
    const sum = addUp(keyed.filter((each) => each.zone === id).map(figuresOf));
    return sum === null ? [] : [{ zone: id, figures: sum }];
  });
  const nameOf = (id: string) => zones.find((each) => each.id === id)?.name ?? id;
  const ahead = period.to >= today;
  return {
    venue,
    demo,
    period,
    before,
    after: period.to < today ? shift(period, 1) : null,
    choices: choicesOf(unit, since ?? today, today),
    zone,
    zones,
    until: until === null ? null : toIso(until),
    complete: !ahead,
    since,
    figures,
    months: months.map((month) => ({
      month,
      figures: addUp(monthly.filter((each) => each.key === month).map(figuresOf)),
    })),
    buckets:
      unit === 'day'
        ? hours.map((hour) => hourBucket(hour))
        : bucketsOf(period).map((id) => bucketOf(id, ofOwn, exceptions, today)),
    heat,
    byZone,
    quality: qualityOf({ keyed, zone: own, nameOf, gaps }),
    findings: findingsOf({ figures, heat, byZone, zones, unit }),
  };
}

const figuresOf = ({ zone: _zone, key: _key, ...figures }: Keyed): TrendsFigures => figures;

function bucketOf(
  id: string,
  rows: readonly Keyed[],
  exceptions: DayException[],
  today: string,
): TrendsBucket {
  const figures = addUp(rows.filter((each) => each.key === id).map(figuresOf));
  const closed = id.length === 10 && figures === null ? closedOn(id, exceptions) : null;
  return { id, closed: closed?.name ?? null, ahead: id > today.slice(0, id.length), figures };
}

type Hour = Awaited<ReturnType<TrendsStore['hours']>>[number];

/** Bookings are counted by day: an hour has only what was seen. */
function hourBucket(row: Hour): TrendsBucket {
  const hour = new Date(row.hour.getTime() + 9 * 3_600_000).getUTCHours();
  const { openSeconds, unknownSeconds, busySeconds, awaySeconds } = row;
  const { starts, peak, anySeconds, fullSeconds } = row;
  const seen = { openSeconds, unknownSeconds, busySeconds, awaySeconds, starts, peak };
  return {
    id: String(hour),
    closed: null,
    ahead: false,
    figures: { ...NO_FIGURES, ...seen, anySeconds, fullSeconds },
  };
}

/** Periods from the newest back to the first with figures. */
function choicesOf(unit: TrendsUnit, since: string, today: string): TrendsPeriod[] {
  const list: TrendsPeriod[] = [];
  let period = periodAt(unit, today);
  while (list.length < CHOICES[unit] && period.to >= since) {
    list.push(period);
    period = shift(period, -1);
  }
  return list;
}
