import { fail } from '@sveltejs/kit';
import type {
  CalendarView,
  ClosureMade,
  ExceptionView,
  RefusedClosure,
} from '$contract/calendar-api.ts';
import { isAlways } from '$lib/board.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import { fiscalYearOf } from './months.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const me = admitted(locals.actor, ['staff', 'manager', 'official', 'administrator'], url);
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const asked = Number(url.searchParams.get('year'));
  const year = asked >= 2020 && asked <= 2100 ? Math.trunc(asked) : fiscalYearOf(today);
  const query = { from: `${year}-04-01`, to: `${year + 1}-03-31` };
  const [calendar, list] = await Promise.all([
    locals.call('get', '/calendar', { query }),
    locals.call('get', '/calendar/exceptions', { query }),
  ]);
  const { zones, spaces, units } = locals.live.plan();
  return {
    /** The doors stand open whatever the calendar says. */
    always: isAlways(locals.live.public().opening),
    year,
    today,
    calendar: calendar.body as CalendarView,
    exceptions: (list.body as { exceptions: ExceptionView[] }).exceptions,
    places: {
      zones: zones.filter((zone) => zone.public && zone.kind !== 'consultation'),
      seats: [
        ...spaces.filter(({ kind }) => ['personal', 'open', 'booth'].includes(kind)),
        ...units
          .filter(({ kind }) => kind === 'meeting')
          .map(({ id, name }) => ({ id, label: name })),
      ].map(({ id, label }) => ({ id, label })),
    },
    may: me.role === 'manager' || me.role === 'administrator',
  };
};

type Told = { status: number; body: unknown };

/** What came of a change: done, the bookings in its way, or why not. */
function outcome({ status, body }: Told, done: string, asked: Record<string, string>) {
  if (status < 300) {
    const { cancelled, here } = body as ClosureMade;
    const more = cancelled > 0 ? `予約${cancelled}件を取り消し、メールで知らせます。` : '';
    return { done: done + more, here };
  }
  const { conflicts } = (body ?? {}) as Partial<RefusedClosure>;
  if (status === 409 && conflicts !== undefined) return fail(409, { asked, conflicts });
  return fail(status, { asked, problem: refusal(body) });
}

export const actions: Actions = {
  async close({ request, locals }) {
    const form = await request.formData();
    const asked = texts(form, 'date', 'place', 'opensAt', 'closesAt', 'reason', 'cancel');
    const [kind, id = ''] = asked.place.split(':');
    const body = {
      date: asked.date,
      zone: kind === 'zone' ? id : null,
      space: kind === 'space' ? id : null,
      opensAt: asked.opensAt || null,
      closesAt: asked.closesAt || null,
      reason: asked.reason,
      cancelBookings: asked.cancel === 'yes',
    };
    const answer = await locals.call('post', '/calendar/exceptions', { body });
    return outcome(answer, '登録しました。', asked);
  },

  async remove({ request, locals }) {
    const asked = texts(await request.formData(), 'id', 'cancel');
    const path = `/calendar/exceptions/${encodeURIComponent(asked.id)}`;
    const query = { cancelBookings: asked.cancel === 'yes' ? 'true' : 'false' };
    return outcome(await locals.call('delete', path, { query }), '例外を取り消しました。', asked);
  },
};
