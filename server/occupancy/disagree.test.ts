import { describe, expect, it } from 'vitest';
import { boardWith, MINUTE, OPEN, presence, take, TEN, tick, total } from '../testing/board.ts';
import type { Board } from './board.ts';
import { disagreements } from './disagree.ts';
import type { Evidence, Instant } from './evidence.ts';
import { POLICY } from './layout.ts';

const HOUR = 60 * MINUTE;
const codes = (board: Board, now: Instant) =>
  disagreements(board, now, POLICY).map((each) =>
    'space' in each ? [each.code, each.space] : [each.code],
  );

/** Minute by minute; every sensor speaks twice a minute, as it stands. */
function play(
  board: Board,
  from: Instant,
  minutes: number,
  seats: Record<number, boolean>,
  more: (minute: number, now: Instant) => Evidence[] = () => [],
): Instant {
  for (let minute = 0; minute < minutes; minute += 1) {
    for (const now of [from + minute * MINUTE, from + minute * MINUTE + MINUTE / 2]) {
      for (const [n, occupied] of Object.entries(seats)) {
        take(board, presence(`desk-${n}`, occupied, now), now);
      }
      for (const evidence of more(minute, now)) take(board, evidence, now);
      tick(board, now);
    }
  }
  return from + minutes * MINUTE - MINUTE / 2;
}
const desk = (received: boolean, space = 'A01'): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space, startAt: TEN, endAt: TEN + 4 * HOUR }],
  checkIns: received ? [{ id: 'c1', space, booking: 'b1', inAt: TEN }] : [],
});

describe('disagreements', () => {
  it('[OC90] name a seat in use without check-in, and a check-in without anybody', () => {
    const board = boardWith(desk(true, 'A02'));
    let now = play(board, TEN, 8, { 1: true, 2: false, 3: false });
    expect(codes(board, now)).not.toContainEqual(['occupiedWithoutCheckIn', 'A01']);
    now = play(board, now + MINUTE / 2, 50, { 1: true, 2: false, 3: false });
    expect(codes(board, now)).toContainEqual(['occupiedWithoutCheckIn', 'A01']);
    expect(codes(board, now)).toContainEqual(['checkedInEmpty', 'A02']);
    // Where nobody is ever received, a seat without a check-in is no news.
    const plain = boardWith();
    expect(codes(plain, play(plain, TEN, 60, { 1: true }))).not.toContainEqual([
      'occupiedWithoutCheckIn',
      'A01',
    ]);
  });

  it('[OC90] name a booking nobody came to, and never over somebody who sits there', () => {
    const board = boardWith(desk(false));
    let now = play(board, TEN, 10, { 1: false });
    expect(codes(board, now).filter(([, space]) => space === 'A01')).toEqual([]);
    now = play(board, now + MINUTE / 2, 8, { 1: false });
    expect(codes(board, now)).toContainEqual(['bookedNotArrived', 'A01']);
    now = play(board, now + MINUTE / 2, 60, { 1: false });
    expect(codes(board, now)).toContainEqual(['noShow', 'A01']);
    const [found] = disagreements(board, now, POLICY).filter(({ code }) => code === 'noShow');
    expect(found).toMatchObject({ chance: expect.closeTo(0.9, 0) as number, since: TEN });

    const taken = boardWith(presence('desk-1', true, TEN - HOUR));
    play(taken, TEN - HOUR, 60, { 1: true });
    take(taken, desk(false), TEN);
    const later = play(taken, TEN, 40, { 1: true });
    const about = codes(taken, later).map(([code]) => code);
    expect(about).not.toContain('noShow');
    expect(about).not.toContain('bookedNotArrived');
  });

  it('[OC91] name a door whose balance cannot be, and one that counts one way', () => {
    const board = boardWith(total(0, 0, TEN - MINUTE));
    const entering = (minute: number, now: Instant) => [total(Math.min(9, minute), 0, now)];
    const nobody = { 1: false, 2: false, 3: false };
    const now = play(board, TEN, 30, nobody, entering);
    // Begun in the middle of the day: how many were inside before is not known.
    expect(codes(board, now)).not.toContainEqual(['doorDisagrees']);
    const count = { id: 'k1', at: now, until: now + HOUR, people: 1 };
    take(board, { kind: 'corrections', corrections: [count] }, now);
    const later = play(board, now + MINUTE / 2, 30, nobody, (minute, at) => [
      total(9 + minute, 0, at),
    ]);
    expect(codes(board, later)).toContainEqual(['doorDisagrees']);
    const found = disagreements(board, later, POLICY).find(({ code }) => code === 'doorDisagrees');
    expect(found).toMatchObject({ door: expect.closeTo(29, -1) as number });
    board.settled.estimate.doors['counter#1']!.past = { in: 400, out: 250 };
    expect(codes(board, now)).toContainEqual(['doorImbalance']);
    board.settled.estimate.doors['counter#1']!.past = { in: 400, out: 390 };
    expect(codes(board, now)).not.toContainEqual(['doorImbalance']);
  });

  it('[OC92] name an access point only where its clients are known to follow people', () => {
    const board = boardWith();
    const heard =
      (clients: number) =>
      (_: number, at: Instant): Evidence[] => [{ kind: 'wifi', accessPoint: 'ap-1', clients, at }];
    let now = play(board, TEN, 2, { 1: false, 2: false, 3: false }, heard(80));
    expect(codes(board, now)).not.toContainEqual(['wifiDisagrees']);
    // A line that was learned over days: 2 clients without people, 1.5 for each.
    const [x, y] = [4, 2 + 1.5 * 4];
    const weight = 2000;
    board.settled.estimate.radios['ap-1'] = {
      weight,
      x: x * weight,
      y: y * weight,
      xx: (x * x + 9) * weight,
      xy: (x * y + 13.5) * weight,
      yy: (y * y + 21) * weight,
      spread: weight * 0.5,
      over: 0,
      noise: 0.5,
      heardAt: now,
    };
    now = play(board, now + MINUTE / 2, 2, { 1: false, 2: false, 3: false }, heard(80));
    expect(codes(board, now)).toContainEqual(['wifiDisagrees']);
    now = play(board, now + MINUTE / 2, 2, { 1: false, 2: false, 3: false }, heard(5));
    expect(codes(board, now)).not.toContainEqual(['wifiDisagrees']);
  });

  it('[OC93] name a silent, a stuck and a restless sensor, and a low battery', () => {
    const board = boardWith();
    take(board, { kind: 'battery', device: 'desk-3', percent: 7, at: TEN }, TEN);
    for (let second = 0; second < 40 * 60; second += 60) {
      const now = TEN + second * 1000;
      take(board, presence('desk-2', (second / 60) % 2 === 0, now), now);
      tick(board, now);
    }
    take(board, presence('desk-1', false, TEN), TEN);
    const now = TEN + 40 * MINUTE;
    tick(board, now);
    const found = codes(board, now);
    expect(found).toContainEqual(['batteryLow']);
    expect(found).toContainEqual(['sensorRestless', 'A02']);
    expect(found).toContainEqual(['sensorSilent', 'A01']);

    // Restless for half an hour: it is not believed any more, until it is still.
    for (let minute = 40; minute < 90; minute += 1) {
      const at = TEN + minute * MINUTE;
      take(board, presence('desk-2', minute % 2 === 0, at), at);
      tick(board, at);
    }
    expect(board.spaces['A02']).toMatchObject({ status: 'unknown', reason: { code: 'doubtful' } });
    play(board, TEN + 90 * MINUTE, 60, { 2: false });
    expect(board.spaces['A02']?.status).toBe('free');

    const night = boardWith();
    take(night, { kind: 'opening', opening: { ...OPEN, open: false, closesAt: null } });
    const dawn = play(night, TEN, 13 * 60, { 1: true });
    expect(codes(night, dawn)).toContainEqual(['sensorStuck', 'A01']);
  });

  it('[OC91] name a counter that restarted, until the day is over', () => {
    const board = boardWith(total(5, 3, TEN - MINUTE));
    const nobody = { 1: false };
    let now = play(board, TEN, 5, nobody, (_, at) => [total(5, 3, at)]);
    expect(codes(board, now)).not.toContainEqual(['doorRestarted']);
    now = play(board, now + MINUTE / 2, 5, nobody, (_, at) => [total(1, 0, at)]);
    expect(codes(board, now)).toContainEqual(['doorRestarted']);
    const date = '2026-11-25';
    take(board, { kind: 'opening', opening: { ...OPEN, date } }, now + MINUTE / 2);
    now = play(board, now + MINUTE / 2, 5, nobody, (_, at) => [total(1, 0, at)]);
    expect(codes(board, now)).not.toContainEqual(['doorRestarted']);
  });

  it('[OC92] name an access point that does not answer, and one whose level has shifted', () => {
    const board = boardWith();
    const heard =
      (clients: number | null) =>
      (_: number, at: Instant): Evidence[] => [{ kind: 'wifi', accessPoint: 'ap-1', clients, at }];
    const seats = { 1: false, 2: false, 3: false };
    let now = play(board, TEN, 3, seats);
    expect(codes(board, now)).not.toContainEqual(['wifiSilent']);
    now = play(board, now + MINUTE / 2, 3, seats);
    expect(codes(board, now)).toContainEqual(['wifiSilent']);
    now = play(board, now + MINUTE / 2, 3, seats, heard(4));
    const last = now;
    expect(codes(board, now)).not.toContainEqual(['wifiSilent']);
    now = play(board, now + MINUTE / 2, 8, seats, heard(null));
    const silent = disagreements(board, now, POLICY).find(({ code }) => code === 'wifiSilent');
    expect(silent).toMatchObject({ accessPoint: 'ap-1', since: last });

    const [x, y, weight] = [1, 4, 2000];
    Object.assign(board.settled.estimate.radios['ap-1']!, {
      weight,
      x: x * weight,
      y: y * weight,
      xx: (x * x + 4) * weight,
      xy: (x * y + 6) * weight,
      yy: (y * y + 10) * weight,
      spread: weight * 0.5,
      over: 0,
      noise: 0.5,
    });
    now = play(board, now + MINUTE / 2, 20, seats, heard(4));
    expect(codes(board, now)).not.toContainEqual(['wifiShifted']);
    now = play(board, now + MINUTE / 2, 40, seats, heard(40));
    expect(codes(board, now)).toContainEqual(['wifiShifted']);
    expect(codes(board, now)).not.toContainEqual(['wifiDisagrees']);
    // It comes back to its line, and is as before.
    now = play(board, now + MINUTE / 2, 240, seats, heard(4));
    expect(codes(board, now)).not.toContainEqual(['wifiShifted']);
  });

  it('[OC93] name a sensor that never spoke since we began, apart from one that fell silent', () => {
    const board = boardWith();
    let now = play(board, TEN, 3, { 1: false });
    expect(codes(board, now)).toEqual([]);
    now = play(board, now + MINUTE / 2, 2, { 1: false });
    expect(codes(board, now)).toContainEqual(['sensorNeverHeard', 'A02']);
    expect(codes(board, now)).not.toContainEqual(['sensorNeverHeard', 'A01']);
    expect(board.view!.sick).toEqual(expect.arrayContaining(['A02', 'A03', 'M01']));
    expect(board.view!.sick).not.toContain('A01');
    now = play(board, now + MINUTE / 2, 1, { 1: false, 2: true });
    expect(codes(board, now)).not.toContainEqual(['sensorNeverHeard', 'A02']);
    expect(board.view!.sick).not.toContain('A02');
  });

  it('[OC93] name a battery that falls fast, until there is a new one', () => {
    const board = boardWith();
    const charge = (percent: number, at: Instant) => {
      take(board, { kind: 'battery', device: 'desk-1', percent, at }, at);
      tick(board, at + 2 * MINUTE);
      return disagreements(board, at + 2 * MINUTE, POLICY).filter(({ code }) =>
        code.startsWith('battery'),
      );
    };
    expect(charge(80, TEN)).toEqual([]);
    expect(charge(79, TEN + 25 * HOUR)).toEqual([]);
    expect(charge(73, TEN + 50 * HOUR)).toMatchObject([
      {
        code: 'batteryFalling',
        device: 'desk-1',
        percent: 73,
        perDay: expect.closeTo(5.8, 1) as number,
      },
    ]);
    expect(charge(9, TEN + 75 * HOUR)).toMatchObject([{ code: 'batteryLow', percent: 9 }]);
    expect(charge(100, TEN + 76 * HOUR)).toEqual([]);
  });

  it('[OC94] go by themselves when what they name is healed', () => {
    const board = boardWith(presence('desk-1', false, TEN));
    tick(board, TEN + 10 * MINUTE);
    expect(codes(board, TEN + 10 * MINUTE)).toContainEqual(['sensorSilent', 'A01']);
    const now = play(board, TEN + 10 * MINUTE, 2, { 1: false });
    expect(codes(board, now)).not.toContainEqual(['sensorSilent', 'A01']);
  });
});
