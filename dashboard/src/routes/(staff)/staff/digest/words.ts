import type { FloorPlan } from '$contract/floorplan.ts';
import type { Happening } from '$contract/attention-api.ts';
import type { Arrival } from '$contract/reception.ts';
import type { StaffSnapshot } from '$contract/staff.ts';
import { clock, day } from '$lib/time.ts';
import { deviceName } from '../attention/disagreements.ts';
import { faultWord } from '../words.ts';
import { classWord } from '../arrivals/strips.ts';

/** `金 16:58` */
export const when = (at: string): string => {
  const weekday = /\((.)\)/.exec(day(at))?.[1] ?? '';
  return `${weekday} ${clock(at)}`;
};

/** How long something went on: `38分`, `1時間 31分`, `3日 15時間`. */
export function duration(from: string, to: string | number): string {
  const minutes = Math.max(0, Math.floor((new Date(to).getTime() - Date.parse(from)) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return hours > 0 ? `${days}日 ${hours}時間` : `${days}日`;
  const rest = minutes % 60;
  if (hours === 0) return `${rest}分`;
  return rest > 0 ? `${hours}時間 ${rest}分` : `${hours}時間`;
}

/** What happened, in a line. */
export function whatText(
  { what, subject, detail }: Happening,
  view: Pick<StaffSnapshot, 'devices' | 'lines' | 'accessPoints'>,
  plan: Pick<FloorPlan, 'spaces' | 'doors'>,
): string {
  const device = () => deviceName(subject, plan, view.devices).replace(/^席/, '');
  switch (what) {
    case 'fault':
      return `${device()} ${faultWord(detail ?? '')}`;
    case 'offline':
      return `${device()} 通信切断`;
    case 'silent':
      return `${device()} センサー無応答`;
    case 'stuck':
      return `${device()} センサーの値が動かない`;
    case 'battery':
      return `${device()} 電池 ${detail ?? ''}%`;
    case 'line':
      return `${view.lines.find(({ id }) => id === subject)?.name ?? subject} 切断`;
    case 'accessPoint':
      return `${view.accessPoints.find(({ id }) => id === subject)?.name ?? subject} 停止`;
    default:
      return what satisfies never;
  }
}

/** A column of the day: how many are booked at some time within an hour. */
export interface Hour {
  text: string;
  booked: number;
}

const HOUR = 3_600_000;

/** Hours above which the doors stand open day and night. */
const LONG = 14;

/** From the first hour that is booked to the last. */
const booked = (hours: Hour[]): Hour[] =>
  hours.slice(
    Math.max(
      0,
      hours.findIndex((hour) => hour.booked > 0),
    ),
    hours.findLastIndex((hour) => hour.booked > 0) + 1,
  );

/** Bookings of today by hour; who has cancelled is on no list. */
export function loadOf(
  arrivals: readonly Arrival[],
  opensAt: string | null,
  closesAt: string | null,
): Hour[] {
  const spans = arrivals.flatMap(({ booking, startAt, endAt, state }) =>
    booking === null || endAt === null || state === 'noShow' || state === 'released'
      ? []
      : [[Date.parse(startAt), Date.parse(endAt)] as const],
  );
  const from =
    Math.floor((opensAt ? Date.parse(opensAt) : Math.min(...spans.map(([at]) => at))) / HOUR) *
    HOUR;
  const to = closesAt ? Date.parse(closesAt) : Math.max(...spans.map(([, end]) => end));
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
  const hours: Hour[] = [];
  for (let at = from; at < to && hours.length < 24; at += HOUR) {
    const count = spans.filter(([start, end]) => start < at + HOUR && end > at).length;
    hours.push({ text: clock(at).replace(':00', ''), booked: count });
  }
  return hours.length > LONG ? booked(hours) : hours;
}

/** How many come of each class, most first. */
export function classesOf(arrivals: readonly Arrival[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { class: of, booking } of arrivals) {
    if (booking === null) continue;
    const word = classWord(of) || '区分なし';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
}
