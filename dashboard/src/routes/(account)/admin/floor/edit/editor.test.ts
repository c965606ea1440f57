import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { floorPlan } from '$contract/floorplan.ts';
import { besideOf } from './beside.ts';
import { bearing } from './drawing.ts';
import { Editor } from './editor.svelte.ts';
import { pressed } from './keys.ts';
import { OUTER_STAYS } from './words.ts';

const BASE = floorPlan.parse(JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')));
const known = BASE.spaces.map(({ id, label, zone }) => ({ id, label, zone }));

let editor: Editor;
let changes = 0;
beforeEach(() => {
  changes = 0;
  editor = new Editor({
    plan: BASE,
    past: { before: BASE, known },
    changed: () => (changes += 1),
  });
});
const press = (key: string, more: KeyboardEventInit = {}) =>
  pressed(editor, new KeyboardEvent('keydown', { key, ...more }));
const seat = (id: string) => editor.plan.spaces.find((each) => each.id === id);

describe('keys', () => {
  it('move what was taken hold of by the step, and by ten of it with Shift', () => {
    editor.select({ layer: 'seat', id: 'A17' });
    expect(press('ArrowLeft')).toBe(false);
    press('Enter');
    press('ArrowLeft');
    press('ArrowUp', { shiftKey: true });
    press('Escape');
    expect(seat('A17')).toMatchObject({ x: 9.2, y: 7.26 });
    expect([editor.moving, changes]).toEqual([false, 2]);
    editor.step = 0.5;
    press('Enter');
    press('ArrowRight');
    expect(seat('A17')?.x).toBe(9.7);
  });

  it('turn, add, retire, take back', () => {
    editor.select({ layer: 'seat', id: 'A17' });
    press('r');
    press('R', { shiftKey: true });
    press('r');
    expect(seat('A17')?.rotation).toBe(195);
    press('n');
    expect(editor.selected?.id).toBe('A23');
    press('Delete');
    expect(seat('A23')).toBeUndefined();
    expect(editor.said).toContain('A23を廃止しました');
    press('z', { ctrlKey: true });
    expect(seat('A23')).toBeDefined();
    press('z', { ctrlKey: true, shiftKey: true });
    press('y', { ctrlKey: true });
    expect(seat('A23')).toBeUndefined();
    for (let n = 0; n < 9; n += 1) press('z', { ctrlKey: true });
    expect(editor.plan).toBe(BASE);
  });

  it('do nothing to what is not held, and leave the browser its own', () => {
    for (const key of ['Enter', 'r', 'n', 'Delete', 'ArrowUp', 'Tab']) {
      expect([key, press(key)]).toEqual([key, false]);
    }
    expect(press('r', { ctrlKey: true })).toBe(false);
    expect(press('ArrowLeft', { altKey: true })).toBe(false);
    expect(changes).toBe(0);
  });

  it('take no outer wall away, and say so', () => {
    editor.select({ layer: 'wall', id: 'W-N' });
    press('Delete');
    expect([editor.plan, editor.said]).toEqual([BASE, OUTER_STAYS]);
    editor.select({ layer: 'wall', id: 'W-C2' });
    press('Delete');
    expect(editor.said).toContain('壁 W-C2を取り除きました');
  });

  it('choose the end of a wall', () => {
    editor.select({ layer: 'wall', id: 'W-C2' });
    press('e');
    press('e');
    press('Enter');
    press('ArrowRight');
    const wall = editor.plan.walls.find(({ id }) => id === 'W-C2');
    expect([wall?.from, wall?.to]).toEqual([
      [0, 5.3],
      [2.7, 5.3],
    ]);
  });
});

describe('a tool', () => {
  it('puts a seat on the grid, in the zone that was chosen', () => {
    editor.take({ layer: 'seat', zone: 'open' });
    editor.put([7.63, 7.18]);
    expect(seat('A23')).toMatchObject({ zone: 'open', x: 7.3, y: 6.9 });
    expect(editor.faults).toEqual([]);
    editor.put([7.63, 7.18]);
    expect(editor.faults.map(({ rule }) => rule)).toEqual(['VE5']);
  });

  it('draws a line of walls from spot to spot', () => {
    editor.choose('wall');
    editor.take({ layer: 'wall', kind: 'glass', from: null });
    for (const at of [
      [12, 7],
      [14, 7],
      [14, 7],
      [14, 8],
    ] as const) {
      editor.put(at);
    }
    const walls = editor.plan.walls.slice(BASE.walls.length);
    expect(walls.map(({ from, to }) => [from, to])).toEqual([
      [
        [12, 7],
        [14, 7],
      ],
      [
        [14, 7],
        [14, 8],
      ],
    ]);
  });

  it('shows a move before it is put down, and forgets one that is not', () => {
    const ref = { layer: 'seat', id: 'A17' } as const;
    editor.select(ref);
    editor.try({ do: 'move', ref, dx: -1, dy: 0 });
    expect(editor.shown.spaces.find(({ id }) => id === 'A17')?.x).toBe(8.3);
    expect(seat('A17')?.x).toBe(9.3);
    editor.try(null);
    editor.settle();
    expect([editor.plan, changes]).toEqual([BASE, 0]);
  });
});

it('finds room beside a seat: in its zone, on nobody’s place', () => {
  const at = (id: string) => {
    const command = besideOf(BASE, { layer: 'seat', id });
    return command?.do === 'addSeat' ? command.at.map((n) => Number(n.toFixed(2))) : null;
  };
  expect(at('A22')).toEqual([15.6, 7.36]);
  expect(at('P08')?.[1]).toBeLessThanOrEqual(2.4);
});

it('reads a bearing: north is 0, east is 90', () => {
  expect(bearing([1, 1], [1, 0], 15)).toBe(0);
  expect(bearing([1, 1], [2, 1], 15)).toBe(90);
  expect(bearing([1, 1], [0.4, 2], 15)).toBe(-150);
});
