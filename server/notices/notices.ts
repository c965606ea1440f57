import {
  NOTICES_AT_ONCE,
  type EmergencyKind,
  type EmergencyOrder,
  type NoticeWords,
  type PublicEmergency,
  type PublicNotice,
} from '../contract/notices.ts';

/** A notice that counts now or later. Times in milliseconds. */
export interface Notice {
  id: string;
  words: NoticeWords;
  from: number;
  until: number;
  by: string;
  madeAt: number;
}

/** The emergency that nobody has ended yet. */
export interface Emergency {
  id: string;
  kind: EmergencyKind;
  order: EmergencyOrder;
  words: NoticeWords;
  since: number;
  by: string;
}

/** Everything that counts now or later. */
export interface Told {
  notices: Notice[];
  emergency: Emergency | null;
}

/** The longest that a notice may stand: what is older is no news. Milliseconds. */
export const LONGEST = 366 * 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();

/** What everybody sees now, written field by field: who wrote it stays behind. */
export function shownAt(
  { notices, emergency }: Told,
  now: number,
): { notices: PublicNotice[]; emergency: PublicEmergency | null } {
  return {
    notices: notices
      .filter(({ from, until }) => from <= now && now < until)
      .sort((a, b) => a.from - b.from || a.madeAt - b.madeAt)
      .slice(0, NOTICES_AT_ONCE)
      .map(({ id, words, from, until }) => ({ id, words, from: iso(from), until: iso(until) })),
    emergency: emergency && {
      id: emergency.id,
      kind: emergency.kind,
      order: emergency.order,
      words: emergency.words,
      since: iso(emergency.since),
    },
  };
}

/** Why a notice cannot stand from `from` until `until`; null when it can. */
export function refusalOf(
  others: readonly Pick<Notice, 'from' | 'until'>[],
  { from, until }: Pick<Notice, 'from' | 'until'>,
  now: number,
): string | null {
  if (until <= from) return '終わりは、始まりより後にしてください';
  if (until <= now) return '終わりの時刻が過ぎています';
  if (until - from > LONGEST) return 'お知らせは1年までです';
  const within = others.filter((each) => each.from < until && from < each.until);
  // The most at once is reached at somebody's beginning.
  const most = Math.max(
    ...[from, ...within.map((each) => Math.max(each.from, from))].map(
      (at) => within.filter((each) => each.from <= at && at < each.until).length,
    ),
  );
  return most < NOTICES_AT_ONCE
    ? null
    : `同じ時間に出せるお知らせは${NOTICES_AT_ONCE}件までです。先に出したものを取り下げてください`;
}
