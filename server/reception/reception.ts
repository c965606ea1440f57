import { Refused } from '../api/route.ts';
import type { Arrival, Found, Guest, LockerState, Proposal } from '../contract/reception.ts';
import { acts as makeActs } from './acts.ts';
import { nameOf } from './day.store.ts';
import { readQuery } from './find.ts';
import { kiosks } from './kiosk.ts';
import { leave } from './leave.ts';
import { lockers } from './lockers.ts';
import type { ReceptionParts } from './parts.ts';
import { receive } from './receive.ts';
import { situations as makeSituations } from './situation.ts';
import { undo } from './undo.ts';
import { walkIns } from './walkin.ts';

export type Reception = ReturnType<typeof makeReception>;

/** Reception of one venue: who comes, who is here, who has left. */
export function makeReception(parts: ReceptionParts) {
  const acts = makeActs(parts);
  const situations = makeSituations(parts);
  const { store } = situations;
  const receiving = receive(parts, acts, situations);

  return {
    today: () => situations.today(),
    ...receiving,
    ...walkIns(parts, acts, situations, receiving),
    ...leave(parts, acts, situations),
    ...undo(parts, acts),
    ...lockers(parts, acts),
    kiosk: kiosks(parts, situations, receiving),

    /** Seats that can be given now, the best first. */
    async proposals(kind: string): Promise<Proposal[]> {
      return (await situations.now()).propose(kind);
    },

    /** RC10, RC11. @throws Refused when there is too little to look for */
    async search(typed: string): Promise<Found> {
      const query = readQuery(typed);
      if (query === null) throw new Refused(400, '2文字以上で探してください');
      const { arrivals } = await situations.now();
      const of = (keep: (each: Arrival) => boolean, guests: Row[] = []): Found => ({
        arrivals: arrivals.filter(keep),
        guests: guests.map(guestOf),
      });
      switch (query.kind) {
        case 'booking':
          return of(({ booking }) => booking === query.id);
        case 'seat':
          return of(({ label }) => label === query.label);
        case 'card':
        case 'number': {
          const where =
            query.kind === 'card' ? { cardToken: query.token } : { number: query.number };
          const member = await store.member(where);
          if (member === null) return of(() => false);
          return of(({ number }) => number === member.number, [member]);
        }
        case 'name': {
          const text = parts.fold(query.text);
          const members = await store.members(text);
          const numbers = new Set<string | null>(members.map(({ number }) => number));
          const named = ({ name, number, label }: Arrival) =>
            (number !== null && numbers.has(number)) ||
            parts.fold(name ?? '').includes(text) ||
            label === query.text;
          return of(named, members);
        }
        default:
          return query satisfies never;
      }
    },

    /** RC42: who is still here, and which keys are out. */
    async closing(): Promise<{ inside: Arrival[]; lockers: LockerState[] }> {
      const { arrivals, lockers: all } = await situations.today();
      return {
        inside: arrivals.filter(({ state }) => state === 'arrived'),
        lockers: all.filter(({ state }) => state === 'inUse' || state === 'overdue'),
      };
    },
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof makeSituations>['store']['members']>>[number];

const guestOf = (member: Row): Guest => ({
  id: member.id,
  name: nameOf(member),
  kana: member.kana,
  number: member.number,
  state: member.state,
  class: member.class,
});
