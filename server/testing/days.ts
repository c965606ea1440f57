import type { Asker, Wish } from '../booking/facts.ts';
import { overlaps } from '../booking/facts.ts';
import { whyNot, type Situation } from '../booking/free.ts';
import { deadlineFor, step, type Witness } from '../booking/release.ts';
import { judge } from '../booking/rules.ts';
import { turns } from '../booking/waitlist.ts';
import type { PriorityClass } from '../contract/policy.ts';
import { random, type Dice } from './dice.ts';
import {
  CALENDAR,
  CLOSES,
  DATE,
  DECAY,
  EVE,
  MINUTE,
  OPENS,
  POLICY,
  SPACES,
  type Booked,
  type Sensor,
  type World,
} from './one-day.ts';

/** One random day, played through the pure rules; every break of a promise is a sentence. */
export function playDay(seed: number): { broken: string[]; released: number; offered: number } {
  const dice = random(seed);
  const broken: string[] = [];
  let world: World = { bookings: [], waits: [] };
  const classes: PriorityClass[] = ['general', 'general', 'outside', 'migrant'];
  const people = Array.from({ length: 8 }, (_, n) => ({
    id: `m${n}`,
    class: classes[dice.below(4)]!,
  }));
  const sensors = new Map<string, Sensor>(
    SPACES.map(({ id }) => [
      id,
      (['honest', 'honest', 'honest', 'stuckOn', 'blind', 'none'] as const)[dice.below(6)]!,
    ]),
  );
  /** Who really sits where, and since when a seat is as it is. */
  const seated = new Map<string, string>();
  const since = new Map<string, number>(SPACES.map(({ id }) => [id, EVE]));
  let [released, offered, ids] = [0, 0, 0];

  const standing = () =>
    world.bookings.filter(({ status }) => status === 'active' || status === 'tentative');
  const situation = (now: number): Situation => ({
    facts: { date: DATE, spaces: SPACES, standing: standing() },
    policy: POLICY,
    calendar: CALENDAR,
    inUse: new Set(),
    now,
  });
  const ahead = (id: string) => standing().filter((each) => each.memberId === id);
  const asker = (n: number): Asker => {
    const { id, class: of } = people[n]!;
    return { memberId: id, class: of, state: 'approved', ahead: ahead(id) };
  };
  const add = (wish: Wish, space: string, of: PriorityClass, memberId: string, now: number) => {
    ids += 1;
    const booking: Booked = {
      id: `b${ids}`,
      space,
      kind: wish.kind,
      startAt: wish.startAt,
      endAt: wish.endAt,
      memberId,
      class: of,
      status: 'active',
      holdUntil: null,
      deadlineAt: deadlineFor(wish.kind, wish.startAt, wish.endAt, now, POLICY),
      warnedAt: null,
      checkedIn: false,
      wait: null,
    };
    for (const other of standing()) {
      if (!overlaps(other, booking)) continue;
      if (other.space === space) broken.push(`${space} is booked twice`);
      if (other.memberId === memberId) broken.push(`${memberId} has two bookings at once`);
    }
    world.bookings.push(booking);
    return booking;
  };

  const witness = (space: string, now: number): Witness => {
    const sits = seated.has(space);
    switch (sensors.get(space)) {
      case 'honest':
        return sits
          ? { says: 'occupied' }
          : { says: 'empty', since: Math.min(now, since.get(space) ?? 0) };
      case 'stuckOn':
        return { says: 'occupied' };
      case 'blind':
        return { says: 'unknown' };
      default:
        return { says: 'none' };
    }
  };

  const ask = (now: number) => {
    const n = dice.below(people.length);
    const kind = dice.chance(0.6) ? ('personal' as const) : ('booth' as const);
    const starts = Math.max(OPENS, now - (now % (15 * MINUTE)));
    const startAt = starts + dice.below(20) * 15 * MINUTE;
    const endAt = Math.min(
      CLOSES,
      startAt + (kind === 'booth' ? 4 : 4 + dice.below(20)) * 15 * MINUTE,
    );
    const wish: Wish = { kind, space: null, startAt, endAt, by: 'member' };
    const who = asker(n);
    const verdict = judge(wish, who, situation(now));
    if (verdict.ok) add(wish, verdict.space.id, who.class, who.memberId!, now);
    else if (['full', 'quota'].includes(verdict.refusal.rule) && startAt - now > 2 * MINUTE) {
      world.waits.push({
        id: `w${world.waits.length}`,
        memberId: who.memberId!,
        class: who.class,
        state: 'approved',
        kind,
        startAt,
        endAt,
        createdAt: now,
        status: 'waiting',
      });
    }
  };

  const sweep = (now: number, up: number) => {
    for (const each of world.bookings) {
      if (each.status !== 'tentative' || (each.holdUntil ?? Infinity) > now) continue;
      each.status = 'lapsed';
      for (const entry of world.waits) if (entry.id === each.wait) entry.status = 'over';
    }
    for (const each of world.bookings) {
      if (each.status !== 'active' || each.checkedIn) continue;
      const next = step(each, witness(each.space, now), POLICY, now);
      if (next?.action === 'warn') each.warnedAt = now;
      if (next?.action !== 'release') continue;
      each.status = 'released';
      released += 1;
      if (seated.get(each.space) === each.memberId)
        broken.push(`${each.id}: a seated person is evicted`);
      if (sensors.get(each.space) !== 'honest')
        broken.push(`${each.id}: released though nobody saw it`);
      if (now < each.deadlineAt) broken.push(`${each.id}: released before its deadline`);
      const risen = (since.get(each.space) ?? 0) > each.startAt;
      const due = Math.max(
        each.deadlineAt,
        up,
        risen ? (since.get(each.space) ?? 0) + POLICY.vetoMinutes * MINUTE : 0,
      );
      if (now - due > 5_000) broken.push(`${each.id}: released ${now - due} ms late`);
    }
    turn(now);
  };

  const turn = (now: number) => {
    const waiting = world.waits.filter(({ status }) => status === 'waiting');
    const before = situation(now);
    const made = turns(waiting, ahead, before);
    for (const each of made) {
      const entry = world.waits.find(({ id }) => id === each.entry.id)!;
      entry.status = each.action === 'lapse' ? 'over' : 'offered';
      if (each.action === 'lapse') continue;
      offered += 1;
      const wish = { ...entry, space: each.space, by: 'waitlist' as const };
      const kept = add(wish, each.space, entry.class, entry.memberId, now);
      Object.assign(kept, { status: 'tentative', holdUntil: each.until, wait: entry.id });
      if (each.until > entry.startAt) broken.push(`${entry.id}: an offer outlasts its start`);
    }
    const left = world.waits.filter(
      (each) => each.status === 'waiting' && each.startAt - now > MINUTE,
    );
    for (const entry of left) {
      const wish: Wish = { ...entry, space: null, by: 'waitlist' };
      const mine = ahead(entry.memberId).filter((each) => each.endAt > now);
      const barred = mine.length >= POLICY.limits.future; // BK18 holds for those who wait, too
      if (barred || mine.some((each) => overlaps(each, entry))) continue;
      const free = SPACES.filter(
        (space) => space.kind === entry.kind && whyNot(space, wish, situation(now)) === null,
      );
      if (now >= DECAY && free.length > 0) {
        broken.push(`${entry.id} (${entry.class}) waits while ${free[0]!.id} is empty`);
      }
      if (entry.class === 'general') continue;
      // Whatever a general member was offered just now, nobody with priority could have had.
      for (const each of made) {
        if (each.action !== 'offer' || each.entry.class !== 'general') continue;
        const space = SPACES.find(({ id }) => id === each.space)!;
        const fits = each.entry.kind === entry.kind && overlaps(each.entry, entry);
        if (fits && whyNot(space, wish, before) === null) {
          broken.push(`${entry.id} (${entry.class}) waits behind ${each.entry.id} (general)`);
        }
      }
    }
  };

  // The eve: people book and wait, before and after what is kept decays.
  const moments: { at: number; run: (now: number) => void }[] = [];
  const when = (time: number, run: (now: number) => void) => moments.push({ at: time, run });
  for (let n = 0; n < 14; n += 1) {
    when(EVE + dice.below(12 * 60) * MINUTE, ask);
    when(OPENS + dice.below(400) * MINUTE, ask);
  }
  for (let n = 0; n < 6; n += 1) {
    when(EVE + dice.below(30 * 60) * MINUTE, (now) => {
      const mine = standing().filter((each) => each.status === 'active' && each.startAt > now);
      const gone = mine[dice.below(Math.max(1, mine.length))];
      if (gone !== undefined) gone.status = 'cancelled';
    });
    when(EVE + dice.below(30 * 60) * MINUTE, (now) => {
      const kept = standing().find(
        (each) => each.status === 'tentative' && (each.holdUntil ?? 0) > now,
      );
      if (kept === undefined || dice.chance(0.3)) return;
      Object.assign(kept, { status: 'active', holdUntil: null });
      for (const entry of world.waits) if (entry.id === kept.wait) entry.status = 'over';
    });
  }
  /** Guests come early, late or never; some sit down without the desk. */
  for (let time = OPENS; time < CLOSES; time += (5 + dice.below(20)) * MINUTE) {
    when(time, (now) => comeAndGo(now, dice));
  }
  const comeAndGo = (now: number, roll: Dice) => {
    for (const each of standing()) {
      const may = each.status === 'active' && each.startAt - 20 * MINUTE <= now && now < each.endAt;
      if (!may || seated.has(each.space) || each.checkedIn || !roll.chance(0.35)) continue;
      seated.set(each.space, each.memberId!);
      since.set(each.space, now);
      each.checkedIn = roll.chance(0.5);
    }
    for (const [space] of seated) {
      if (!roll.chance(0.15)) continue;
      seated.delete(space);
      since.set(space, now);
    }
  };

  // The server is down for a while, twice, and comes back from what the database holds.
  const downs = [0, 1].map(() => {
    const from = EVE + dice.below(32 * 60) * MINUTE;
    return { from, to: from + dice.below(40) * MINUTE };
  });
  const upSince = (now: number) => Math.max(EVE, ...downs.map(({ to }) => (to <= now ? to : EVE)));
  const isDown = (now: number) => downs.some(({ from, to }) => from <= now && now < to);

  // The sweep looks each second; here only where something can be due, up to five seconds late.
  const due = new Set<number>([DECAY, CLOSES, ...downs.map(({ to }) => to)]);
  const queue = moments.sort((a, b) => a.at - b.at);
  let now = EVE;
  while (queue.length > 0 || [...due].some((each) => each > now)) {
    for (const each of world.bookings) {
      const rose = (since.get(each.space) ?? 0) + POLICY.vetoMinutes * MINUTE;
      const until = each.status === 'tentative' ? (each.holdUntil ?? 0) : each.deadlineAt;
      for (const time of [
        until,
        until - POLICY.warnMinutes * MINUTE,
        each.startAt - MINUTE,
        rose,
      ]) {
        if (time > now) due.add(time);
      }
    }
    const nextDue = Math.min(...[...due].filter((each) => each > now));
    const event = queue[0];
    if (event !== undefined && event.at <= nextDue) {
      queue.shift();
      now = Math.max(now, event.at);
      if (!isDown(now)) {
        event.run(now);
        sweep(now, upSince(now));
      }
    } else if (Number.isFinite(nextDue)) {
      due.delete(nextDue);
      now = nextDue + (nextDue === DECAY ? 0 : dice.below(5) * 1_000);
      if (isDown(now)) continue;
      if (downs.some(({ to }) => to === nextDue))
        world = JSON.parse(JSON.stringify(world)) as World;
      sweep(now, upSince(now));
    } else break;
    if (now > CLOSES + MINUTE) break;
  }
  return { broken, released, offered };
}
