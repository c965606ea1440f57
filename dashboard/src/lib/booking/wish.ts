import type { BookableKind } from '$contract/booking-api.ts';
import { KIND_WORDS } from '$contract/refusal-words.ts';
import { isDate } from './wall.ts';

/** What somebody looks for; it lives in the address, so that logging in or going back loses nothing. */
export interface Wish {
  date: string | null;
  from: string | null;
  to: string | null;
  preset: string | null;
  kind: BookableKind;
  outlet: boolean;
  seat: string | null;
  view: 'map' | 'list';
  /** A date of the first week that the calendar shows. */
  week: string | null;
}

type Given = { get(name: string): unknown; getAll(name: string): unknown[] };

/** Reads it from an address or a form; what cannot be read counts as not said. */
export function wishOf(given: Given): Wish {
  /** A button repeats the name of a hidden field, and comes after it. */
  const last = (name: string): string => {
    const value = given.getAll(name).at(-1);
    return typeof value === 'string' ? value : '';
  };
  const when = (name: string) => (isDate(last(name)) ? last(name) : null);
  const time = (name: string) =>
    /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(last(name)) ? last(name) : null;
  const isKind = (text: string): text is BookableKind => Object.hasOwn(KIND_WORDS, text);
  const kind = last('kind');
  return {
    date: when('date'),
    from: time('from'),
    to: time('to'),
    preset: last('preset') || null,
    kind: isKind(kind) ? kind : 'open',
    outlet: last('outlet') === '1',
    seat: /^[\w-]{1,10}$/.test(last('seat')) ? last('seat') : null,
    view: last('view') === 'list' ? 'list' : 'map',
    week: when('week'),
  };
}

/** The same as an address's query. */
export function queryOf(wish: Partial<Wish>): string {
  const { date, from, to, kind, outlet, seat, view } = wish;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ date, from, to, kind, seat })) {
    if (value) query.set(name, value);
  }
  if (outlet) query.set('outlet', '1');
  if (view === 'list') query.set('view', view);
  return query.toString();
}
