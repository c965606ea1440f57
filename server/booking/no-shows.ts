import type { NoShow } from '../contract/fairness-api.ts';
import type { BookingPolicy } from '../contract/policy.ts';
import { businessDate } from './days.ts';
import type { FairnessStore } from './fairness.store.ts';

const DAY = 86_400_000;

/**
 * Members who did not come as often as the rules tell reception of (BK58). Nobody is banned.
 * @param now milliseconds since the epoch
 */
export async function noShows(
  now: number,
  policy: BookingPolicy,
  store: Pick<FairnessStore, 'released'>,
): Promise<NoShow[]> {
  const { count: often, days } = policy.noShow;
  const rows = await store.released(new Date(now - days * DAY), new Date(now));
  const byMember = new Map<string, typeof rows>();
  for (const row of rows) {
    const id = row.member?.id ?? '';
    byMember.set(id, [...(byMember.get(id) ?? []), row]);
  }
  return [...byMember.values()]
    .flatMap((of) => {
      const member = of[0]?.member;
      if (!member || of.length < often) return [];
      const { id: memberId, number, familyName, givenName, kana } = member;
      const name = givenName === null ? familyName : `${familyName} ${givenName}`;
      const dates = of.map(({ startAt }) => businessDate(startAt.getTime()));
      return [{ memberId, number, name, kana, count: of.length, dates }];
    })
    .sort((a, b) => b.count - a.count || (a.number < b.number ? -1 : 1));
}
