import { describe, expect, it } from 'vitest';
import { hours, period, wareki } from './wareki.ts';

describe('Japanese dates', () => {
  it('are those of Japan, whatever the machine’s zone', () => {
    expect(wareki('2026-11-24')).toBe('令和8年11月24日');
    expect(wareki('2026-11-23T15:00:00.000Z')).toBe('令和8年11月24日');
    expect(wareki('2019-05-01')).toBe('令和元年5月1日');
  });
  it('name a period by its ends, or by its only day', () => {
    expect(period('2026-10-01', '2026-10-31')).toEqual([
      '令和8年10月1日から',
      '令和8年10月31日まで',
    ]);
    expect(period('2026-10-01', '2026-10-01')).toEqual(['令和8年10月1日']);
  });
  it('count hours and minutes', () => {
    expect([hours(125), hours(30)]).toEqual(['2時間05分', '0時間30分']);
  });
});
