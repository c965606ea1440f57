import type { Arrival } from '$contract/reception.ts';
import { clock } from '$lib/time.ts';

/** The priority class in two letters. */
const CLASSES: Record<string, string> = { outside: '県外', migrant: '移住', general: '一般' };
export const classWord = (of: string | null): string => (of === null ? '' : (CLASSES[of] ?? ''));

const REASONS = {
  occupied: '着席あり。声をかけて受付',
  unknown: 'センサー確認中。席を見る',
  none: 'センサーなし。席を見る',
  justLeft: 'さっきまで着席。席を見る',
} as const;
export const checkWord = (why: keyof typeof REASONS): string => REASONS[why];

/** Who still needs the desk today: everybody who is not here and has not gone. */
export const isOpen = ({ state }: Arrival): boolean =>
  state === 'expected' || state === 'late' || state === 'check' || state === 'released';

export interface Groups {
  /** Received, gone, or never come: gray lines. */
  past: Arrival[];
  /** Their time has come. */
  due: Arrival[];
  ahead: Arrival[];
}

/** The list as the bay shows it; the black line is between `due` and `ahead`. */
export function groups(arrivals: readonly Arrival[], now: number): Groups {
  const open = arrivals.filter(isOpen);
  const isDue = (each: Arrival) => each.state !== 'expected' || Date.parse(each.startAt) <= now;
  return {
    past: arrivals.filter((each) => !isOpen(each)),
    due: open.filter(isDue),
    ahead: open.filter((each) => !isDue(each)),
  };
}

/** Whom the key C receives when no strip is selected: who should be here first. */
export const nextGuest = (arrivals: readonly Arrival[], now: number): Arrival | null => {
  const { due, ahead } = groups(arrivals, now);
  return due.find(({ state }) => state !== 'released') ?? ahead[0] ?? null;
};

/** Whom a search most likely means: who is late or expected, else who is here. Nobody who has gone. */
export const likeliest = (found: readonly Arrival[], now: number): Arrival | null =>
  nextGuest(found, now) ??
  found.find(({ state }) => state === 'arrived') ??
  found.find(({ state }) => state === 'released') ??
  null;

/** 着 10名 8:34〜10:11（うち当日 2） */
export function foldWord(past: readonly Arrival[]): string {
  const seen = past.flatMap((each) => ('inAt' in each ? [each] : []));
  const missed = past.length - seen.length;
  const [first, last] = [seen[0], seen.at(-1)];
  const walkIns = seen.filter(({ walkIn }) => walkIn).length;
  if (!first || !last) return `未着 ${missed}名`;
  return (
    `${seen.length}名 ${clock(first.inAt)}〜${clock(last.inAt)}` +
    (walkIns > 0 ? `（うち当日 ${walkIns}）` : '') +
    (missed > 0 ? `・未着 ${missed}` : '')
  );
}

/** The state of a gray line in one or two letters. */
export function pastWord(each: Arrival): string {
  switch (each.state) {
    case 'arrived':
      if (each.over) return '超過';
      return each.walkIn ? '当日' : '着';
    case 'left':
      return '退';
    case 'noShow':
      return '未着';
    default:
      return '';
  }
}

/** 13分後, 〜11:30 */
export function aheadWord(each: Arrival, now: number): string {
  const minutes = Math.ceil((Date.parse(each.startAt) - now) / 60_000);
  if (minutes <= 60) return `${minutes}分後`;
  return each.endAt === null ? '' : `〜${clock(each.endAt)}`;
}

/** Time left until the deadline: `12:55`, and its share of the grace, 0..1. */
export function countdown(each: Arrival, now: number): { text: string; share: number } | null {
  if (each.state !== 'late' || each.deadlineAt === null) return null;
  const [start, end] = [Date.parse(each.startAt), Date.parse(each.deadlineAt)];
  const left = Math.max(0, Math.ceil((end - now) / 1000));
  const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return { text, share: Math.min(1, left / Math.max(1, (end - start) / 1000)) };
}
