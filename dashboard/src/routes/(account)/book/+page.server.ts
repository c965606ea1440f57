import type { OwnMember } from '$contract/members.ts';
import { isAlways } from '$lib/board.ts';
import { wishOf } from '$lib/booking/wish.ts';
import { lookAtDay, lookAtDays } from '$lib/booking/look.server.ts';
import type { PageServerLoad } from './$types';

/** Step 1. Everybody may look; who is signed in sees the days by the rules of their class. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const wish = wishOf(url.searchParams);
  const calendar = await lookAtDays(locals, wish);
  const sight = calendar.date === null ? null : await lookAtDay(locals, wish, calendar.date);
  const { actor } = locals;
  const mine = actor === null ? null : await locals.call('get', '/members/me');
  const member = mine?.status === 200 ? (mine.body as OwnMember) : null;
  return {
    always: isAlways(locals.live.public().opening),
    ...{ wish, calendar, sight },
    signedIn: actor !== null,
    standing: member?.state ?? null,
    type: member?.type ?? null,
  };
};
