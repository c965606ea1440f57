import { dateOf, instantOf, nextDate } from '../calendar/calendar.ts';
import type { Arrival, LockerState, Proposal, Today } from '../contract/reception.ts';
import { arrivals, type Witness } from './arrivals.ts';
import { dayStore, nameOf } from './day.store.ts';
import type { Day, DeskSpace } from './facts.ts';
import type { ReceptionParts } from './parts.ts';
import { proposals } from './propose.ts';

const MINUTE = 60_000;
const KINDS: Record<string, 'personal' | 'open' | 'booth' | 'meeting'> = {
  personal: 'personal',
  open: 'open',
  booth: 'booth',
  meeting: 'meeting',
};

export interface ProposalWish {
  /** A booking that would move. */
  instead?: string;
  /** Nobody stays beyond it, milliseconds. */
  before?: number;
  /** Where the guest sits already. */
  seated?: string | undefined;
}

/** What reception knows at one moment. */
export interface Situation {
  now: number;
  date: string;
  day: Day;
  spaces: DeskSpace[];
  hours: { opensAt: number; closesAt: number } | null;
  arrivals: Arrival[];
  spaceOf: (id: string) => Pick<DeskSpace, 'label' | 'kind' | 'zoneName'>;
  propose: (kind: string, wish?: ProposalWish) => Proposal[];
}

/** Spaces on which somebody was received and has not left. */
const receivedOn = ({ bookings, checkIns }: Day): Set<string> =>
  new Set(
    [...checkIns, ...bookings.flatMap((each) => each.checkIns)]
      .filter(({ outAt }) => outAt === null)
      .map(({ space }) => space),
  );

export type Situations = ReturnType<typeof situations>;

/** Gathers what reception decides on. */
export function situations(parts: ReceptionParts) {
  const { clock } = parts;
  const store = dayStore(parts.prisma, parts.venueId);

  /** A room's witness is that of its seats together: one who is seen is enough. */
  const witnessOf = (space: DeskSpace | undefined): Witness => {
    const words = (space?.members ?? []).map((seat) => parts.witness(seat).says);
    const order: Witness[] = ['occupied', 'unknown', 'none', 'empty'];
    return order.find((each) => words.includes(each)) ?? 'none';
  };

  async function now(): Promise<Situation> {
    const at = clock.now();
    const date = dateOf(at);
    const [from, to] = [date, nextDate(date)].map((each) => new Date(instantOf(each, '00:00')));
    const [day, spaces, hours, policy] = await Promise.all([
      store.day(from!, to!),
      parts.spaces(date),
      parts.hoursOf(date),
      parts.policy(),
    ]);
    const known = new Map(spaces.map((space) => [space.id, space]));
    const spaceOf = (id: string) => known.get(id) ?? { label: id, kind: 'open', zoneName: '' };
    // Whoever is seen on a seat where a guest was received is that guest.
    const received = receivedOn(day);
    const witness = (id: string) => (received.has(id) ? 'none' : witnessOf(known.get(id)));
    const closesAt = hours?.closesAt ?? at;
    return {
      now: at,
      date,
      day,
      spaces,
      hours,
      spaceOf,
      arrivals: arrivals({
        day,
        now: at,
        undoFor: policy.undoSeconds * 1000,
        early: policy.earlyMinutes * MINUTE,
        witness,
        space: spaceOf,
      }),
      propose(kind, { instead = null, before = Infinity, seated = null } = {}) {
        const of = KINDS[kind];
        if (of === undefined) return [];
        const most = policy.limits.maxMinutes[of] * MINUTE;
        const until = Math.min(closesAt, before);
        const limits = { now: at, closesAt: until, most };
        return proposals({ kind, ...limits, spaces, day, witness, instead, seated });
      },
    };
  }

  return {
    store,
    now,

    /** Today as reception's screens show it. */
    async today(): Promise<Today> {
      const [situation, lockers] = await Promise.all([now(), lockerStates()]);
      const { date, hours } = situation;
      const iso = (instant: number | undefined) =>
        instant === undefined ? null : new Date(instant).toISOString();
      return {
        date,
        takenAt: new Date(situation.now).toISOString(),
        opensAt: iso(hours?.opensAt),
        closesAt: iso(hours?.closesAt),
        arrivals: situation.arrivals,
        lockers,
      };
    },
  };

  /** RC40, RC41. */
  async function lockerStates(): Promise<LockerState[]> {
    const at = clock.now();
    const hours = await parts.hoursOf(dateOf(at));
    const shut = hours === null || at >= hours.closesAt;
    const today = instantOf(dateOf(at), '00:00');
    return (await store.lockers()).map(({ id, label, outOfService, lockerUses: [use] }) => {
      if (use === undefined) {
        const state = outOfService ? 'outOfOrder' : 'free';
        return { id, label, state, name: null, checkIn: null, fromAt: null };
      }
      const member = use.member ?? use.checkIn?.member ?? null;
      const gone = use.checkIn !== null && use.checkIn.outAt !== null;
      const late = gone || shut || use.fromAt.getTime() < today;
      return {
        id,
        label,
        state: late ? 'overdue' : 'inUse',
        name: member === null ? (use.holder ?? use.checkIn?.holder ?? null) : nameOf(member),
        checkIn: use.checkInId,
        fromAt: use.fromAt.toISOString(),
      };
    });
  }
}
