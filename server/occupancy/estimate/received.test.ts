import { describe, expect, it } from 'vitest';
import { LAYOUT, MINUTE, OPEN, presence, take, TEN, tick } from '../../testing/board.ts';
import { emptyBoard, type Board } from '../board.ts';
import type { CheckIn, Evidence, Instant } from '../evidence.ts';
import { stuckAtZero } from './seat.ts';

/** Three desks with pads instead of radars. */
function pads(...evidence: Evidence[]): Board {
  const devices = LAYOUT.devices.map((device) =>
    device.id.startsWith('desk') ? { ...device, sensing: 'contact' as const } : device,
  );
  const board = emptyBoard({ ...LAYOUT, devices }, TEN);
  take(board, { kind: 'opening', opening: OPEN });
  for (const each of evidence) take(board, each);
  return board;
}

const guests = (...checkIns: CheckIn[]): Evidence => ({
  kind: 'bookings',
  bookings: [],
  checkIns,
});
const guest = (id: string, space: string, inAt: Instant): CheckIn => ({
  id,
  space,
  booking: null,
  inAt,
});

/** Every pad repeats itself twice a minute. */
function play(board: Board, from: Instant, minutes: number, seats: Record<number, boolean>) {
  for (let at = from; at < from + minutes * MINUTE; at += MINUTE / 2) {
    for (const [n, occupied] of Object.entries(seats)) {
      take(board, presence(`desk-${n}`, occupied, at), at);
    }
    tick(board, at);
  }
  return from + minutes * MINUTE;
}
const p = (board: Board, space: string) => board.view!.seats[space]!.p;
const zero = (board: Board, space: string) =>
  stuckAtZero(board.settled.estimate.seats[space]!.belief);
const empty = { 1: false, 2: false, 3: false };

describe('a seat where reception receives guests', () => {
  it('[OC66] is believed taken although its sensor says vacant, until the guest has likely left', () => {
    const board = pads();
    let now = play(board, TEN, 10, empty);
    expect(p(board, 'A01')).toBeLessThan(0.1);
    take(board, guests(guest('c1', 'A01', now)), now);
    now = play(board, now, 10, empty);
    expect(p(board, 'A01')).toBeGreaterThan(0.5);
    expect(p(board, 'A02')).toBeLessThan(0.1);
    play(board, now, 6 * 60, empty);
    expect(p(board, 'A01')).toBeLessThan(0.2);
  });

  it('[OC66] is believed taken when its sensor has fallen silent', () => {
    const board = pads();
    let now = play(board, TEN, 10, empty);
    now = play(board, now, 60, { 2: false, 3: false });
    take(board, guests(guest('c1', 'A01', now)), now);
    play(board, now, 10, { 2: false, 3: false });
    expect(p(board, 'A01')).toBeGreaterThan(0.75);
  });

  it('[OC66] says nothing of a guest whom the sensor saw leave', () => {
    const board = pads(guests(guest('c1', 'A01', TEN)));
    const now = play(board, TEN, 20, { ...empty, 1: true });
    play(board, now, 20, empty);
    expect(p(board, 'A01')).toBeLessThan(0.2);
    expect(zero(board, 'A01')).toBeLessThan(0.1);
  });

  it('[OC66] suspects the sensor after two guests in a row whom it did not see', () => {
    const board = pads();
    // A sensor may have stuck at any time since it was last seen to work.
    let now = play(board, TEN, 15 * 60, empty);
    take(board, guests(guest('c1', 'A01', now)), now);
    now = play(board, now, 60, empty);
    const once = zero(board, 'A01');
    take(board, guests(), now);
    now = play(board, now, 60, empty);
    expect(board.view!.sick).not.toContain('A01');
    take(board, guests(guest('c2', 'A01', now)), now);
    now = play(board, now, 30, empty);
    expect(zero(board, 'A01')).toBeGreaterThan(Math.max(0.8, once));
    expect(board.view!.sick).toContain('A01');
    // It sees somebody: it is well.
    play(board, now, 10, { ...empty, 1: true });
    expect(board.view!.sick).not.toContain('A01');
  });

  it('[OC66] leaves the seats of a room that is received as one to their sensors', () => {
    const board = pads();
    const room = (at: Instant) => {
      take(board, presence('room', false, at, 1), at);
      take(board, presence('room', false, at, 2), at);
      tick(board, at);
    };
    room(TEN);
    take(board, guests(guest('c1', 'M', TEN)), TEN);
    for (let minute = 0; minute < 15; minute += 1) room(TEN + minute * MINUTE);
    expect(p(board, 'M01')).toBeLessThan(0.5);
  });

  it('[OC67] learns its own use, and takes no silence for a fault where nobody is expected', () => {
    const board = pads();
    let now = TEN;
    for (let round = 0; round < 8; round += 1) {
      now = play(board, now, 40, { ...empty, 1: true, 2: true });
      now = play(board, now, 5, empty);
    }
    const { use } = board.settled.estimate.seats['A01']!;
    const { use: other } = board.settled.estimate.seats['A03']!;
    expect(use.taken / use.total).toBeGreaterThan(0.5);
    expect(other.taken / other.total).toBeLessThan(0.1);
    const before = zero(board, 'A01');
    play(board, now, 12 * 60, empty);
    expect(zero(board, 'A01')).toBeLessThan(before + 0.01);
    expect(board.view!.sick).not.toContain('A01');
  });

  it('[OC69] is believed less and less where no sensor sees whether the guest still sits there', () => {
    const board = pads();
    const others = { 2: false, 3: false };
    let now = play(board, TEN, 60, others);
    take(board, guests(guest('c1', 'A01', now)), now);
    now = play(board, now, 10, others);
    // The empty seats beside it say nothing of a seat that they do not see.
    expect(p(board, 'A01')).toBeGreaterThan(0.75);
    now = play(board, now, 80, others);
    const later = p(board, 'A01');
    expect(later).toBeGreaterThan(0.15);
    expect(later).toBeLessThan(0.6);
    play(board, now, 150, others);
    expect(p(board, 'A01')).toBeLessThan(later * 0.7);
  });

  it('[OC69] is believed free soon after its booking, where nobody sees and nobody checks out', () => {
    const board = pads();
    const others = { 2: false, 3: false };
    let now = play(board, TEN, 10, others);
    const booking = { id: 'b1', space: 'A01', startAt: now, endAt: now + 120 * MINUTE };
    const checkIns = [{ ...guest('c1', 'A01', now), booking: 'b1' }];
    take(board, { kind: 'bookings', bookings: [booking], checkIns }, now);
    now = play(board, now, 115, others);
    expect(p(board, 'A01')).toBeGreaterThan(0.5);
    play(board, now, 50, others);
    expect(p(board, 'A01')).toBeLessThan(0.15);
  });

  it('[OC69] fades by the length of the visits that were seen so far', () => {
    const chanceAfter = (visit: number) => {
      const board = pads();
      let now = TEN;
      for (let n = 0; n < 8; n += 1) {
        take(board, guests(guest(`v${n}`, 'A02', now)), now);
        now = play(board, now, visit, { 2: true, 3: false });
        take(board, guests(), now);
        now = play(board, now, 3, { 2: false, 3: false });
      }
      const { visits } = board.settled.estimate.learned;
      expect(visits.times).toBeGreaterThan(12);
      take(board, guests(guest('c1', 'A01', now)), now);
      play(board, now, 40, { 2: false, 3: false });
      return p(board, 'A01');
    };
    expect(chanceAfter(15)).toBeLessThan(chanceAfter(60) - 0.05);
  });
});
