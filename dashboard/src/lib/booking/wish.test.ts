import { describe, expect, it } from 'vitest';
import { queryOf, wishOf } from './wish.ts';

const read = (query: string) => wishOf(new URLSearchParams(query));

describe('what an address asks for', () => {
  it('is read and written back the same', () => {
    const query = 'date=2026-11-26&from=13%3A00&to=17%3A15&kind=booth&seat=B01&outlet=1&view=list';
    expect(queryOf(read(query))).toBe(query);
  });

  it('takes the button that repeats a hidden field', () => {
    expect(read('date=2026-11-26&date=2026-11-30').date).toBe('2026-11-30');
  });

  it('counts as not said where it cannot be read', () => {
    const wish = read('date=2026-02-30&from=25:00&to=<b>&kind=throne&seat=../x&week=soon');
    expect(wish).toMatchObject({
      date: null,
      from: null,
      to: null,
      kind: 'open',
      seat: null,
      week: null,
      view: 'map',
    });
  });

  it('knows the end of a day', () => {
    expect(read('to=24:00').to).toBe('24:00');
  });
});
