import { expect, it } from 'vitest';
import { commandOf, isTyping, KEYS, type Where } from './commands.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false },
  ...more,
});
const FREE: Where = { typing: false, dialog: false, letters: true };

it('gives every key one command, in either case', () => {
  expect(new Set(KEYS.map(([key]) => key)).size).toBe(KEYS.length);
  expect(new Set(KEYS.map(([, command]) => command)).size).toBe(KEYS.length);
  for (const [key, command] of KEYS) {
    expect(commandOf(press(key), FREE)).toBe(command);
    expect(commandOf(press(key.toLowerCase()), FREE)).toBe(command);
  }
});

it('leads with a digit to the entry of that number', () => {
  expect(commandOf(press('3'), FREE)).toBe('entry 3');
  expect(commandOf(press('0'), FREE)).toBeNull();
});

it('leaves letters to text fields, to the browser, to an input method and to a dialog', () => {
  expect(commandOf(press('c'), { ...FREE, typing: true })).toBeNull();
  expect(commandOf(press('c'), { ...FREE, dialog: true })).toBeNull();
  expect(commandOf(press('c', { ctrlKey: true }), FREE)).toBeNull();
  expect(commandOf(press('c', { metaKey: true }), FREE)).toBeNull();
  expect(commandOf(press('c', { isComposing: true }), FREE)).toBeNull();
  // A key that is held down checks nobody in twice.
  expect(commandOf(press('c', { repeat: true }), FREE)).toBeNull();
});

it('switches letters and digits off, but never Escape (WCAG 2.1.4)', () => {
  const off = { ...FREE, letters: false };
  for (const [key] of KEYS) expect(commandOf(press(key), off)).toBeNull();
  expect(commandOf(press('1'), off)).toBeNull();
  expect(commandOf(press('Escape'), off)).toBe('close');
  expect(commandOf(press('Escape'), { ...FREE, typing: true })).toBe('close');
});

it('knows where letters are text', () => {
  document.body.innerHTML =
    '<input id="a"><input id="b" type="range"><textarea id="c"></textarea><button id="d"></button><input id="e" type="search">';
  const at = (id: string) => isTyping(document.getElementById(id));
  expect(['a', 'c', 'e'].map(at)).toEqual([true, true, true]);
  expect(['b', 'd'].map(at)).toEqual([false, false]);
});
