import { expect, it } from 'vitest';
import { pieces } from './inline.ts';

it('takes links and readings out of a text, and leaves the rest as it is', () => {
  expect(pieces('[予約](/book)は{無料|むりょう}です。')).toEqual([
    { text: '予約', href: '/book' },
    { text: 'は' },
    { text: '無料', reading: 'むりょう' },
    { text: 'です。' },
  ]);
  expect(pieces('ただの文')).toEqual([{ text: 'ただの文' }]);
});

it('makes no link to another site or to a script', () => {
  for (const href of ['https://example.com', 'javascript:alert(1)']) {
    expect(pieces(`[x](${href})`)).toEqual([{ text: `[x](${href})` }]);
  }
});
