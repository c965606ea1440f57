import { expect, it } from 'vitest';
import { faultOf } from './faults.ts';

it('says what happened by the status, never in the words of a library', () => {
  for (const [status, message] of [
    [403, 'Forbidden'],
    [404, 'Not Found'],
    [405, 'POST method not allowed'],
    [410, 'Gone'],
    [429, 'Too Many Requests'],
    [500, 'Internal Error'],
    [503, 'Service Unavailable'],
  ] as const) {
    const { title, words } = faultOf(status, message);
    expect(title + words).not.toMatch(/[A-Za-z]/);
    expect(words).toMatch(/。$/);
  }
  expect(faultOf(404).title).not.toBe(faultOf(410).title);
});

it('says first what the page knew', () => {
  expect(faultOf(404, 'この会員は見つかりません').words).toBe('この会員は見つかりません。');
  expect(faultOf(503, '予約の空きを調べられませんでした。').words).toMatch(/^予約の.*受付で/);
});
