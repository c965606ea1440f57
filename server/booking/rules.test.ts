import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import { asker, at, booked, DATE, situation, SPACES, wish } from '../testing/rules.ts';
import { peak, type Wish } from './facts.ts';
import { judge } from './rules.ts';

const refusal = (of: Wish, who = asker(), where = situation()) => {
  const verdict = judge(of, who, where);
  return verdict.ok ? null : verdict.refusal;
};

describe('may they have it?', () => {
  it('[BK10] not on a closed day, with the next open one', () => {
    const date = '2026-11-23';
    const closed = refusal(
      wish({ startAt: at('13:00', date), endAt: at('14:00', date) }),
      asker(),
      situation({ date, now: at('10:00', '2026-11-20') }),
    );
    expect(closed).toMatchObject({ rule: 'closed', why: 'holiday', nextOpen: '2026-11-24' });
    const exceptions = [
      { date: DATE, zone: null, opensAt: null, closesAt: null, reason: '設備点検' },
    ];
    expect(refusal(wish(), asker(), situation({ exceptions }))).toMatchObject({
      rule: 'closed',
      why: 'exception',
      reason: '設備点検',
      nextOpen: '2026-11-26',
    });
  });

  it('[BK11] not outside the hours; an early closing counts', () => {
    expect(refusal(wish({ startAt: at('08:15') }))).toMatchObject({ rule: 'outsideHours' });
    const exceptions = [
      { date: DATE, zone: null, opensAt: '08:30', closesAt: '14:00', reason: '停電' },
    ];
    expect(refusal(wish(), asker(), situation({ exceptions }))).toMatchObject({
      rule: 'outsideHours',
      closesAt: at('14:00'),
    });
  });

  it('[BK12] on the grid, and always until closing', () => {
    expect(refusal(wish({ startAt: at('13:10') }))).toEqual({ rule: 'grid', minutes: 15 });
    expect(refusal(wish({ endAt: at('17:15') }))).toBeNull();
    const limits = { ...DEFAULT_POLICY.limits, gridMinutes: 30 as const };
    const coarse = situation({ policy: { limits } });
    expect(refusal(wish({ endAt: at('17:15') }), asker(), coarse)).toBeNull();
    expect(refusal(wish({ endAt: at('16:15') }), asker(), coarse)).toMatchObject({ rule: 'grid' });
  });

  it('[BK13] not in the past; the quarter that runs now still', () => {
    const now = at('13:10');
    const here = situation({ now });
    expect(refusal(wish(), asker(), here)).toBeNull();
    expect(refusal(wish({ startAt: at('12:45') }), asker(), here)).toEqual({ rule: 'past' });
    expect(refusal(wish({ startAt: at('15:00'), endAt: at('13:00') }))).toEqual({ rule: 'order' });
  });

  it('[BK14] neither shorter nor longer than its kind allows', () => {
    const booth = wish({ kind: 'booth', space: 'B01' });
    expect(refusal(booth)).toMatchObject({ rule: 'tooLong', minutes: 60 });
    expect(refusal({ ...booth, endAt: at('14:00') })).toBeNull();
    expect(refusal(wish({ kind: 'meeting', space: 'M' }))).toBeNull();
  });

  it('[BK16] only members whom reception has approved', () => {
    for (const state of ['applied', 'suspended', 'expired']) {
      expect(refusal(wish(), asker('general', { state }))).toEqual({ rule: 'notApproved', state });
    }
  });

  it('[BK17] when the window of their class is open: 60 days ahead for priority, 30 for others', () => {
    const date = '2027-01-20';
    const far = wish({ startAt: at('13:00', date), endAt: at('14:00', date) });
    const there = (now: number) => situation({ date, now });
    const opens = at('08:30', '2026-12-21');
    expect(refusal(far, asker(), there(opens - 1))).toEqual({
      rule: 'windowNotOpen',
      class: 'general',
      opensAt: opens,
      priorityFrom: at('08:30', '2026-11-21'),
    });
    expect(refusal(far, asker(), there(opens))).toBeNull();
    for (const of of ['outside', 'migrant'] as const) {
      expect(refusal(far, asker(of), there(at('08:30', '2026-11-21')))).toBeNull();
      expect(refusal(far, asker(of), there(at('08:30', '2026-11-21') - 1))).toMatchObject({
        rule: 'windowNotOpen',
      });
    }
  });

  it('[BK18] up to five bookings before them', () => {
    const ahead = [1, 2, 3, 4, 5].map((n) => ({
      id: `${n}`,
      startAt: at('09:00', `2026-12-0${n}`),
      endAt: at('10:00', `2026-12-0${n}`),
    }));
    expect(refusal(wish(), asker('general', { ahead }))).toEqual({
      rule: 'tooManyAhead',
      limit: 5,
    });
    expect(refusal(wish(), asker('general', { ahead: ahead.slice(1) }))).toBeNull();
  });

  it('[BK20] what is kept for the priority classes is not the others’, until it decays', () => {
    // 8 personal desks, 30 % rounded up: 3 are kept.
    const standing = ['P01', 'P02', 'P03', 'P04', 'P05'].map((space) => booked(space));
    const desk = wish({ kind: 'personal', space: 'P06' });
    const now = at('17:00', '2026-11-24');
    expect(refusal(desk, asker(), situation({ standing, now }))).toEqual({
      rule: 'quota',
      kind: 'personal',
      kept: 3,
      opensAt: at('17:15', '2026-11-24'),
    });
    expect(refusal(desk, asker('outside'), situation({ standing, now }))).toBeNull();
    expect(refusal(desk, asker(), situation({ standing: standing.slice(1), now }))).toBeNull();
    const decayed = situation({ standing, now: at('17:15', '2026-11-24') });
    expect(refusal(desk, asker(), decayed)).toBeNull();
  });

  it('[BK20] only bookings at the same moment count', () => {
    const morning = ['P01', 'P02', 'P03', 'P04', 'P05'].map((space) =>
      booked(space, { startAt: at('09:00'), endAt: at('13:00') }),
    );
    const desk = wish({ kind: 'personal', space: 'P01' });
    expect(refusal(desk, asker(), situation({ standing: morning }))).toBeNull();
    expect(peak(morning, { startAt: at('12:00'), endAt: at('14:00') })).toBe(5);
    expect(peak(morning, { startAt: at('13:00'), endAt: at('14:00') })).toBe(0);
  });

  it('[BK20] after a long weekend it decays on the last open day before it', () => {
    const date = '2026-11-24'; // Tuesday after a holiday Monday
    const standing = ['P01', 'P02', 'P03', 'P04', 'P05'].map((space) =>
      booked(space, { startAt: at('13:00', date), endAt: at('15:00', date) }),
    );
    const desk = wish({
      kind: 'personal',
      space: 'P06',
      startAt: at('13:00', date),
      endAt: at('15:00', date),
    });
    const friday = at('17:15', '2026-11-20');
    expect(refusal(desk, asker(), situation({ date, standing, now: friday - 1 }))).toMatchObject({
      rule: 'quota',
      opensAt: friday,
    });
  });

  it('[BK21] a share is left for those who walk in, for every class', () => {
    const walkIn = { ...DEFAULT_POLICY.walkIn, open: 17 };
    const here = situation({ policy: { walkIn }, standing: [booked('A02')] });
    for (const of of ['general', 'outside'] as const) {
      expect(refusal(wish(), asker(of), here)).toEqual({
        rule: 'walkInShare',
        kind: 'open',
        kept: 17,
      });
    }
    expect(refusal(wish({ by: 'desk' }), asker(), here)).toBeNull();
  });

  it('[BK23] one at a time', () => {
    const ahead = [{ id: 'x', startAt: at('14:00'), endAt: at('16:00') }];
    expect(refusal(wish(), asker('general', { ahead }))).toMatchObject({ rule: 'ownOverlap' });
    expect(refusal(wish({ instead: 'x' }), asker('general', { ahead }))).toBeNull();
  });

  it('[BK24] to [BK28] the space itself', () => {
    const broken = SPACES.map((space) =>
      space.id === 'A03' ? { ...space, outOfService: true } : space,
    );
    const exceptions = [
      { date: DATE, zone: 'booth', opensAt: null, closesAt: null, reason: '工事' },
      { date: DATE, zone: null, space: 'A04', opensAt: null, closesAt: null, reason: '照明' },
      { date: DATE, zone: null, space: 'A05', opensAt: '08:30', closesAt: '14:00', reason: '清掃' },
    ];
    const here = situation({ spaces: broken, exceptions, standing: [booked('A06')] });
    const rule = (space: string, more: Partial<Wish> = {}) =>
      refusal(wish({ space, ...more }), asker(), here);
    expect(rule('Z99')).toMatchObject({ rule: 'unknownSpace' });
    expect(rule('B01')).toMatchObject({ rule: 'unknownSpace' }); // not an open desk
    expect(rule('M01', { kind: 'meeting' })).toMatchObject({ rule: 'unknownSpace' });
    expect(rule('A03')).toMatchObject({ rule: 'outOfService' });
    expect(rule('A19')).toMatchObject({ rule: 'notBookable' });
    const booth = rule('B01', { kind: 'booth', endAt: at('14:00') });
    expect(booth).toEqual({ rule: 'spaceClosed', space: 'B01', reason: '工事' });
    // Every booth is closed: nobody need wait for one.
    const any = wish({ kind: 'booth', space: null, endAt: at('14:00') });
    expect(refusal(any, asker(), here)).toEqual({
      rule: 'kindClosed',
      kind: 'booth',
      reason: '工事',
    });
    expect(rule('A04')).toMatchObject({ rule: 'spaceClosed' });
    expect([rule('A05'), rule('A05', { endAt: at('14:00') })]).toMatchObject([
      { rule: 'spaceClosed', reason: '清掃' },
      null,
    ]);
    expect(rule('A06')).toEqual({ rule: 'taken', space: 'A06' });
    expect(rule('A06', { startAt: at('15:00'), endAt: at('16:00') })).toBeNull();
  });

  it('[BK29] reception decides on windows, quotas, limits and the grid, never on two in one seat', () => {
    const standing = ['P01', 'P02', 'P03', 'P04', 'P05'].map((space) => booked(space));
    const here = situation({ standing });
    const desk = { kind: 'personal' as const, by: 'desk' as const, startAt: at('13:07') };
    const applied = asker('general', { state: 'applied' });
    expect(refusal(wish({ ...desk, space: 'P06' }), applied, here)).toBeNull();
    expect(refusal(wish({ ...desk, space: 'P01' }), asker(), here)).toMatchObject({
      rule: 'taken',
    });
    expect(refusal(wish({ ...desk, endAt: at('18:00') }), asker(), here)).toMatchObject({
      rule: 'outsideHours',
    });
  });
});
