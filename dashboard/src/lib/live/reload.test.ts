import { afterEach, expect, it, vi } from 'vitest';
import { isTyping, reloader } from './reload.ts';

afterEach(() => document.body.replaceChildren());

it('reloads at most once a minute, across reloads', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const reload = vi.fn();
  let now = 5_000;
  const go = () => reloader(store, () => now, reload)();
  go();
  now += 59_999;
  go();
  expect(reload).toHaveBeenCalledTimes(1);
  now += 1;
  go();
  expect(reload).toHaveBeenCalledTimes(2);
});

it.each([
  ['<input type="password">', true],
  ['<textarea></textarea>', true],
  ['<select></select>', true],
  ['<input type="checkbox">', false],
  ['<button></button>', false],
])('knows whether somebody is typing in %s', (html, typing) => {
  document.body.innerHTML = html;
  expect(isTyping(document.body.firstElementChild)).toBe(typing);
});

it('takes nothing focused for nobody typing', () => {
  expect(isTyping(null)).toBe(false);
});
