import { expect, it } from 'vitest';
import type { StaffSpace } from '$contract/staff.ts';
import { seats } from '$lib/board.ts';
import { project } from '$lib/floor/geometry.ts';
import { tileOf } from '$lib/floor/obstacles.ts';
import { plan, staffSnapshot } from '$lib/live/samples.ts';
import { captionOf, placeCaptions, type Caption } from './captions.ts';

const at = (time: string) => `2026-11-24T${time}:00.000+09:00`;
const NOW = Date.parse(at('10:32'));
const space = (more: Partial<StaffSpace>): StaffSpace => ({
  ...staffSnapshot().spaces[0]!,
  ...more,
});
const text = (more: Partial<StaffSpace>, stopped = false) =>
  captionOf(space(more), NOW, stopped)?.text ?? null;

it('says until when a seat is free, where a booking follows soon', () => {
  expect(text({ until: at('13:00') })).toBe('〜13時');
  expect(text({ until: at('11:30') })).toBe('〜11:30');
  expect(text({ until: at('14:00') })).toBeNull();
  expect(text({ until: null })).toBeNull();
});

it('counts for a late guest, names the time of one who is due, and stops when nothing is heard', () => {
  const held = (startAt: string, deadline: string) => ({
    status: 'held' as const,
    reason: { code: 'bookedNotArrived' as const, startAt: at(startAt), deadline: at(deadline) },
  });
  expect(text(held('10:15', '10:44'))).toBe('残12分');
  expect(text(held('10:45', '11:15'))).toBe('10:45');
  expect(text(held('10:00', '10:30'))).toBe('期限切れ');
  expect(text(held('10:15', '10:44'), true)).toBe('保留');
});

it('tells why nothing is known of a seat', () => {
  const silent = { code: 'silent' as const, lastAt: at('09:51') };
  expect(text({ status: 'unknown', reason: silent })).toBe('41分');
  const stuck = { code: 'doubtful' as const, since: at('09:00') };
  expect(text({ status: 'unknown', reason: stuck })).toBe('固着');
  expect(text({ status: 'unknown', reason: silent }, true)).toBeNull();
});

it('covers no tile and no other caption; the one that matters more stays', () => {
  const all = seats(plan(), staffSnapshot().spaces);
  const to = project(plan().venue, 'wide', 32);
  const [first, second] = all.map(({ place }) => place.id);
  const long: Caption = { text: '残り時間が長い', weight: 1 };
  const captions = new Map([
    [first!, { text: '残り時間も長い', weight: 0 as const }],
    [second!, long],
  ]);
  const placed = placeCaptions(all, captions, plan(), to, 14);
  expect(placed[0]?.id).toBe(second);
  for (const { y } of placed) {
    for (const { place } of all) {
      const tile = tileOf(place, to);
      expect(y <= tile.y || y - 14 >= tile.y + tile.h).toBe(true);
    }
  }
  const boxes = placed.map(({ x, y, text: words }) => ({ x, y, half: (words.length * 14) / 2 }));
  const [a, b] = boxes;
  if (a && b) expect(a.y !== b.y || Math.abs(a.x - b.x) >= a.half + b.half).toBe(true);
});

it('says of no seat what most of them would say', () => {
  const all = seats(plan(), staffSnapshot().spaces);
  const to = project(plan().venue, 'wide', 32);
  const captions = new Map(
    all.map(({ place }) => [place.id, { text: '未受信', weight: 1 } satisfies Caption]),
  );
  expect(all.length).toBeGreaterThan(1);
  expect(placeCaptions(all, captions, plan(), to, 14)).toEqual([]);
});
