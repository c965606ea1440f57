import { render } from 'svelte/server';
import { resolve } from '$app/paths';
import type { BookingWeek } from '$contract/booking-api.ts';
import type { PublicWords } from '$lib/messages/public/words.ts';
import { markup } from '$lib/site/markup.server.ts';
import Ahead from './Ahead.svelte';
import { viewOf, type Given } from './ahead.server.ts';
import { weekView } from './week.server.ts';
import WeekTable from './WeekTable.svelte';

/** Milliseconds until half an hour of the forecast has come and gone. */
const LIFE = 30 * 60_000;
/** Milliseconds after which a page that is looked at asks for it again. */
const FRESH = 5 * 60_000;

/** The day ahead as finished markup: a drawing that never changes needs no code in the browser. */
export function aheadOf(given: Given) {
  const view = viewOf(given);
  const takenAt = Date.parse(given.forecast.takenAt);
  return {
    html: markup(render(Ahead, { props: { view, words: given.words } })),
    /** Shown while the doors are open; a forecast of another day also while they are shut. */
    today: view.curve !== null,
    empty: view.curve === null && view.zones === null,
    asOf: view.asOf,
    askAt: takenAt + FRESH,
    until: takenAt + LIFE,
  };
}

/** Milliseconds that a page waits for the database, which vacancy itself does not need. */
const PATIENCE = 1_500;

/** The week as finished markup; null when booking cannot be asked now. */
export async function weekOf(locals: App.Locals, words: PublicWords): Promise<string | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE).unref());
  const answer = await Promise.race([
    locals.call('get', '/booking/week').catch(() => null), // reception is told that it is away
    late,
  ]);
  if (answer?.status !== 200) return null;
  const view = weekView(answer.body as BookingWeek, words);
  return view.kinds.length === 0
    ? null
    : markup(render(WeekTable, { props: { view, words: words.week, book: resolve('/book') } }));
}
