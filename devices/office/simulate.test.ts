import { describe, expect, it } from 'vitest';
import type { Fault, SeatEvent } from './events.ts';
import { PROFILES, type Profile } from './parameters.ts';
import { livedDays, officeDays, simulate, type Day, type Run } from './simulate.ts';
import { CLOSES, MINUTE, SEATS, minuteOfDay } from './venue.ts';

const START = '2026-06-01';
const run = (seed: number, days = 2, profile: Profile = 'normal'): Run =>
  simulate({ seed, days, profile, startDate: START });

function takeDays(seed: number, count: number, profile: Profile = 'normal'): Day[] {
  const days: Day[] = [];
  for (const day of officeDays({ seed, profile, startDate: START })) {
    days.push(day);
    if (days.length === count) break;
  }
  return days;
}

const ones = (bits: string) => bits.split('1').length - 1;
const seats = (events: Run['events']) => events.filter((e): e is SeatEvent => e.type === 'seat');

describe('a run of the virtual office', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(JSON.stringify(run(3))).toBe(JSON.stringify(run(3)));
    expect(JSON.stringify(run(3).events)).not.toBe(JSON.stringify(run(4).events));
  });

  it('lives the same people with and without devices', () => {
    const options = { seed: 3, profile: 'normal', startDate: START } as const;
    const lived = livedDays(options);
    for (const { motions, parties } of takeDays(3, 3)) {
      const { value } = lived.next();
      expect(value.day.floor.motions).toEqual(motions);
      expect(value.parties).toEqual(parties);
    }
  });

  it('gives each weekday a demand of its own only when asked for', () => {
    const options = { seed: 3, profile: 'normal', startDate: START } as const;
    const lived = livedDays({ ...options, weekdays: 'differ' });
    const busy = Array.from({ length: 14 }, () => lived.next().value.par.busy);
    expect(busy.slice(7)).toEqual(busy.slice(0, 7));
    expect(new Set(busy).size).toBe(7);
    const alike = livedDays(options);
    expect(new Set(Array.from({ length: 7 }, () => alike.next().value.par.busy)).size).toBe(1);
  });

  it('does not change the first days when more days are asked for', () => {
    const short = run(5, 1);
    const long = run(5, 3);
    expect(long.events.slice(0, short.events.length)).toEqual(short.events);
  });

  it.each(PROFILES)(
    'never counts more seated than inside, nor a negative number (%s)',
    (profile) => {
      for (const seed of [1, 2, 3]) {
        for (const { n, staff, seats: sat, held } of run(seed, 2, profile).truth) {
          expect(ones(sat)).toBeLessThanOrEqual(n);
          expect(staff).toBeGreaterThanOrEqual(0);
          expect(staff).toBeLessThanOrEqual(Math.min(2, n));
          expect(sat).toHaveLength(SEATS.length);
          for (let i = 0; i < sat.length; i++) if (sat[i] === '1') expect(held[i]).toBe('1');
        }
      }
    },
  );

  it('is empty after closing: everybody who enters leaves', () => {
    for (let seed = 10; seed < 20; seed++) {
      for (const { motions, truth, midnight } of takeDays(seed, 2)) {
        const inside = new Map<string, number>();
        for (const motion of motions) {
          if (motion.kind !== 'enter' && motion.kind !== 'leave') continue;
          const step = motion.kind === 'enter' ? 1 : -1;
          inside.set(motion.person, (inside.get(motion.person) ?? 0) + step);
        }
        expect([...inside.values()].every((count) => count === 0)).toBe(true);
        const last = motions.at(-1)?.t ?? 0;
        expect(last).toBeLessThan(midnight + (CLOSES + 20) * MINUTE);
        expect(truth.at(-1)).toMatchObject({ n: 0, staff: 0 });
        expect(Math.max(...truth.map(({ n }) => n))).toBeGreaterThan(5);
      }
    }
  });

  it('never lets two bookings of a seat overlap', () => {
    for (let seed = 20; seed < 30; seed++) {
      for (const { parties } of takeDays(seed, 2)) {
        expect(parties.length).toBeGreaterThan(10);
        for (const [i, a] of parties.entries()) {
          for (const b of parties.slice(i + 1)) {
            if (!a.seats.some((seat) => b.seats.includes(seat))) continue;
            expect(a.end <= b.start || b.end <= a.start).toBe(true);
          }
        }
      }
    }
  });

  it('orders events by arrival and lets none arrive before it happened', () => {
    let before = 0;
    for (const event of run(6).events) {
      expect(event.rx).toBeGreaterThanOrEqual(before);
      if ('t' in event) expect(event.rx).toBeGreaterThanOrEqual(event.t);
      before = event.rx;
    }
  });

  it('reports each live seat at least every quarter of an hour, losses aside', () => {
    const [day] = takeDays(7, 1);
    const dead = new Set(day?.faults.flatMap((f) => (f.kind === 'silent' ? [f.seat] : [])));
    for (const { id, sensor } of SEATS) {
      if (!sensor || dead.has(id)) continue;
      const times = seats(day?.events ?? [])
        .filter((e) => e.seat === id)
        .map((e) => e.t);
      // 620 minutes; a lost message leaves a gap of two intervals.
      expect(new Set(times).size).toBeGreaterThan(34);
    }
  });

  it('sends a change only when the value differs from the message before', () => {
    const last = new Map<string, number>();
    const events = seats(run(8, 1).events).sort((a, b) => a.seq - b.seq);
    for (const { seat, seq, occ, hb } of events) {
      const before = last.get(`${seat} ${seq - 1}`);
      if (before !== undefined) expect(hb).toBe(before === occ ? 1 : 0);
      last.set(`${seat} ${seq}`, occ);
    }
  });
});

describe('faults', () => {
  const long = Array.from({ length: 6 }, (_, i) => takeDays(100 + i, 10, 'harsh')).flat();
  const events = long.flatMap((day) => day.events);

  it('has every kind of device fault in some seeds', () => {
    const kinds = new Set(long.flatMap((day) => day.faults.map((f): Fault['kind'] => f.kind)));
    expect([...kinds].sort()).toEqual(['line-down', 'outage', 'silent', 'stuck', 'unreachable']);
    const values = new Set(
      long.flatMap((d) => d.faults.flatMap((f) => (f.kind === 'stuck' ? [f.value] : []))),
    );
    expect(values).toEqual(new Set([0, 1]));
  });

  it('loses, repeats and delays messages at about the rates that were drawn', () => {
    const { par } = simulate({ seed: 100, days: 1, profile: 'harsh', startDate: START }).hidden;
    const own = seats(takeDays(100, 10, 'harsh').flatMap((day) => day.events));
    const chair = own.filter(
      (e) => e.dev === 'seat-P01' || e.dev === 'seat-A05' || e.dev === 'seat-C01',
    );
    const sent = [...new Set(chair.map((e) => e.dev))]
      .map((dev) => Math.max(...chair.filter((e) => e.dev === dev).map((e) => e.seq)))
      .reduce((a, b) => a + b, 0);
    const got = new Set(chair.map((e) => `${e.dev} ${e.seq}`)).size;
    expect(Math.abs(1 - got / sent - par.packetLoss)).toBeLessThan(0.03);
    expect(Math.abs(chair.length / got - 1 - par.dup)).toBeLessThan(0.02);
    const late = own.filter((e) => e.rx - e.t > 30_000).length / own.length;
    expect(Math.abs(late - par.late)).toBeLessThan(0.01);
  });

  it('says nothing from a device whose battery is empty, after a falling level', () => {
    let seen = 0;
    for (const day of long) {
      for (const fault of day.faults) {
        if (fault.kind !== 'silent') continue;
        const own = seats(day.events).filter((e) => e.seat === fault.seat);
        expect(own.filter((e) => e.t >= fault.from && e.t < fault.until)).toEqual([]);
        const before = own.filter((e) => e.t < fault.from).at(-1);
        if (before && fault.from - before.t < 30 * MINUTE)
          expect(before.batt).toBeLessThanOrEqual(4);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  it('keeps a stuck sensor at its value', () => {
    for (const day of long) {
      for (const fault of day.faults) {
        if (fault.kind !== 'stuck') continue;
        const own = seats(day.events).filter((e) => e.seat === fault.seat);
        const said = own.filter((e) => e.t > fault.from && e.t < fault.until - 1).map((e) => e.occ);
        expect(new Set(said).size === 0 || said.every((occ) => occ === fault.value)).toBe(true);
      }
    }
  });

  it('makes the door miss, and keeps its totals rising but for reboots', () => {
    let wrong = 0;
    let total = 0;
    const reboots = long.flatMap((d) => d.faults.filter((f) => f.kind === 'outage' && f.reboot));
    expect(reboots.length).toBeGreaterThan(0);
    for (const day of long) {
      const crossings = day.motions.filter((m) => m.kind === 'enter' || m.kind === 'leave').length;
      const seqs = day.events.flatMap((e) => (e.type === 'door' ? [e.seq] : []));
      total += crossings;
      wrong += crossings - new Set(seqs).size;
    }
    expect(wrong / total).toBeGreaterThan(0.03);
    expect(wrong / total).toBeLessThan(0.3);
    const doors = takeDays(2, 3).flatMap((d) => (d.faults.length ? [] : d.events));
    const bySeq = doors
      .flatMap((e) => (e.type === 'door' ? [e] : []))
      .sort((a, b) => a.seq - b.seq);
    for (const [i, e] of bySeq.entries()) {
      const next = bySeq[i + 1];
      if (next) expect(next.totIn + next.totOut).toBeGreaterThanOrEqual(e.totIn + e.totOut);
    }
  });

  it('has sightings without a person and persons without a sighting', () => {
    let bags = 0;
    let missed = 0;
    for (const day of long.slice(0, 10)) {
      const stuck = new Set(day.faults.flatMap((f) => ('seat' in f ? [f.seat] : [])));
      const at = new Map(day.truth.map((line) => [line.t, line]));
      for (const e of seats(day.events)) {
        const line = at.get(Math.ceil(e.t / MINUTE) * MINUTE);
        const before = at.get(Math.floor(e.t / MINUTE) * MINUTE - 3 * MINUTE);
        if (!line || !before || !e.hb || stuck.has(e.seat)) continue;
        const index = SEATS.findIndex((seat) => seat.id === e.seat);
        const [a, b] = [before.seats[index], line.seats[index]];
        if (e.occ === 1 && a === '0' && b === '0') bags++;
        if (e.occ === 0 && a === '1' && b === '1') missed++;
      }
    }
    expect(bags).toBeGreaterThan(10);
    expect(missed).toBeGreaterThan(10);
  });

  it('misses polls, and sees few clients in the profile of weak Wi-Fi', () => {
    const polls = events.filter((e) => e.type === 'wifi').length;
    expect(polls).toBeLessThan(long.length * 2 * 610);
    expect(polls).toBeGreaterThan(long.length * 2 * 610 * 0.9);
    // Nobody only walks past for so long.
    const lasting = (profile: Profile) => {
      const clients = [1, 2, 3, 4].flatMap((seed) => takeDays(seed, 1, profile)[0]?.associations);
      const long = clients.filter((c) => c && !c.fixed && c.to - c.from > 20 * MINUTE);
      return new Set(long.map((c) => c?.mac)).size;
    };
    expect(lasting('weak-wifi')).toBeLessThan(0.7 * lasting('normal'));
  });
});

describe('people', () => {
  const days = [1, 2, 3, 4, 5].flatMap((seed) => takeDays(seed, 2));

  it('do not come, in 12 to 25 of 100 bookings', () => {
    const all = [...Array(12).keys()]
      .flatMap((seed) => takeDays(seed + 300, 2))
      .flatMap((d) => d.parties);
    const kept = all.filter((party) => party.cancelledAt === null);
    const share = kept.filter((party) => party.noShow).length / kept.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.27);
    expect(all.length).toBeGreaterThan(kept.length);
  });

  it('use every zone, go to lunch while their seat stays theirs, and cross in groups', () => {
    const used = new Set(
      days.flatMap((d) => d.motions.flatMap((m) => (m.kind === 'sit' ? [m.seat[0]] : []))),
    );
    expect([...used].sort()).toEqual(['A', 'B', 'C', 'M', 'P', 'R']);
    const noon = days.flatMap((d) =>
      d.truth.filter(({ t }) => Math.floor(minuteOfDay(t)) === 12 * 60 + 25),
    );
    const away = noon.map(({ seats: sat, held }) => ones(held) - ones(sat));
    expect(Math.max(...away)).toBeGreaterThan(2);
    expect(days.some((d) => d.motions.some((m) => m.kind === 'enter' && m.group))).toBe(true);
    expect(days.some((d) => d.motions.some((m) => m.kind === 'bag' && m.on))).toBe(true);
  });
});
