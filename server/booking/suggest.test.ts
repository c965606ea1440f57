import { describe, expect, it } from 'vitest';
import { asker, at, booked, situation, SPACES, wish } from '../testing/rules.ts';
import { alternatives } from './alternatives.ts';
import { policyOn } from './days.ts';
import { judge } from './rules.ts';
import { suggest } from './suggest.ts';

describe('which one, and what else', () => {
  it('[BK30] keeps away from those who sit there, and leaves small gaps', () => {
    const here = situation({ standing: [booked('A01')] });
    const got = suggest(wish({ space: null }), here);
    const first = SPACES.find(({ id }) => id === 'A01')!;
    expect(Math.hypot(got!.x - first.x, got!.y - first.y)).toBeGreaterThan(3);
    const fits = situation({
      standing: [
        booked('P03', { startAt: at('08:30'), endAt: at('13:00') }),
        booked('P03', { id: 'x', startAt: at('15:00'), endAt: at('17:15') }),
      ],
    });
    expect(suggest(wish({ kind: 'personal', space: null }), fits)?.id).toBe('P03');
    const outlet = suggest(wish({ space: null, outlet: true }), situation());
    expect(outlet?.outlet).toBe(true);
  });

  it('[BK31] every alternative could be booked now', () => {
    const standing = SPACES.filter(({ kind }) => kind === 'open').map(({ id }) => booked(id));
    const here = situation({ standing });
    const others = alternatives(wish(), asker(), here);
    expect(others.length).toBeGreaterThan(2);
    for (const { space, startAt, endAt } of others) {
      const again = { kind: space.kind, space: space.id, startAt, endAt, by: 'member' as const };
      expect(judge(again, asker(), here)).toMatchObject({ ok: true });
    }
  });

  it('[BK33] offers nobody a space on which somebody sits without a booking, and refuses none', () => {
    const open = SPACES.filter(({ kind, bookable }) => kind === 'open' && bookable);
    const inUse = open.map(({ id }) => id);
    const soon = { startAt: at('13:15'), endAt: at('15:00') };
    const here = situation({ inUse, now: at('13:00') });
    expect(judge(wish({ ...soon, space: null }), asker(), here)).toMatchObject({
      refusal: { rule: 'full' },
    });
    expect(judge(wish({ ...soon, space: 'A01' }), asker(), here)).toMatchObject({ ok: true });
    const later = wish({ space: null, startAt: at('14:00'), endAt: at('15:00') });
    expect(judge(later, asker(), here)).toMatchObject({ ok: true });
    expect(suggest(wish({ ...soon, space: null, by: 'desk' }), here)).not.toBeNull();
    const one = situation({ inUse: inUse.slice(1), now: at('13:00') });
    expect(suggest(wish({ ...soon, space: null }), one)?.id).toBe(open[0]!.id);
  });

  it('[BK32] rules hold from their date on; a withdrawn version never', () => {
    const versions = [
      { effectiveFrom: '2026-04-01', name: 'first' },
      { effectiveFrom: '2026-12-01', name: 'later' },
      { effectiveFrom: '2026-12-01', name: 'corrected' },
      { effectiveFrom: '2026-12-10', name: 'withdrawn', withdrawnAt: new Date(0) },
    ];
    const on = (date: string) => policyOn(versions, date)?.name ?? null;
    expect([on('2026-03-31'), on('2026-11-30'), on('2026-12-01'), on('2026-12-20')]).toEqual([
      null,
      'first',
      'corrected',
      'corrected',
    ]);
  });
});
