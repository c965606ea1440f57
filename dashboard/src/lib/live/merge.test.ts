import { expect, it } from 'vitest';
import { mergePublic, mergeStaff, replaceById } from './merge.ts';
import { publicSnapshot, space, staffSnapshot } from './samples.ts';

const at = '2026-11-24T01:32:06Z';

it('replaces whole records in place and keeps the order', () => {
  const held = publicSnapshot();
  const taken = { ...space('A01'), status: 'occupied' as const };
  const next = mergePublic(held, { from: 7, clock: 8, takenAt: at, spaces: [taken] });
  expect(next.spaces.map((s) => s.id)).toEqual(['A01', 'A02']);
  expect(next.spaces[0]).toBe(taken);
  expect(next.spaces[1]).toBe(held.spaces[1]);
  expect([next.clock, next.takenAt]).toEqual([8, at]);
});

it('does not touch the held snapshot', () => {
  const held = publicSnapshot();
  const before = structuredClone(held);
  mergePublic(held, {
    from: 7,
    clock: 8,
    takenAt: at,
    spaces: [],
    zones: [],
    opening: held.opening,
  });
  expect(held).toEqual(before);
});

it('appends new ids once, and leaves parts that are absent as they are', () => {
  const held = [{ id: 'a' }, { id: 'b' }];
  expect(replaceById(held, undefined)).toBe(held);
  expect(replaceById(held, [{ id: 'c' }, { id: 'a' }]).map((r) => r.id)).toEqual(['a', 'b', 'c']);
});

it('takes a device off the pending list when it gets a place', () => {
  const held = staffSnapshot();
  const device = { ...held.devices[0]!, id: 'new-one', places: ['A02'] };
  const next = mergeStaff(held, { from: 7, clock: 8, takenAt: at, devices: [device] });
  expect(held.pending.map((d) => d.id)).toEqual(['new-one']);
  expect(next.pending).toEqual([]);
  expect(next.devices.map((d) => d.id)).toEqual(['sensor-1', 'new-one']);
});

it('shows new pending devices first, keeps the others in their places, and drops who is gone', () => {
  const [one] = staffSnapshot().pending;
  const list = (...ids: string[]) => ids.map((id) => ({ ...one!, id }));
  const held = { ...staffSnapshot(), pending: list('a', 'b', 'c'), pendingTotal: 3 };
  const news = { from: 7, clock: 8, takenAt: at, pending: list('c', 'd', 'a'), pendingTotal: 201 };
  const next = mergeStaff(held, news);
  expect(next.pending.map((device) => device.id)).toEqual(['d', 'a', 'c']);
  expect(next.pendingTotal).toBe(201);
  expect(mergeStaff(next, { from: 8, clock: 9, takenAt: at }).pending).toEqual(next.pending);
});

it('replaces health as a whole', () => {
  const health = { database: false, broker: true, waiting: 3, rejected: {} };
  const next = mergeStaff(staffSnapshot(), { from: 7, clock: 8, takenAt: at, health });
  expect(next.health).toBe(health);
});
