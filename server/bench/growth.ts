import { emptyBoard, type Board } from '../occupancy/board.ts';
import type { Booking, Evidence } from '../occupancy/evidence.ts';
import { POLICY, type Layout } from '../occupancy/layout.ts';
import { reduce } from '../occupancy/reduce.ts';
import { MINUTE, OPEN, TEN } from '../testing/board.ts';
import { median, type Note } from './figures.ts';

/** How a venue becomes larger: by floors like the first one, or by rooms that hold more. */
type Shape = 'floors' | 'rooms';

const SIZES = [1, 10, 100];
const ROUNDS = 5;
const READINGS = 880;
const TICKS = 12;

/** Seats of one floor by zone: 44 in all. */
const FLOOR = { personal: 8, open: 22, booth: 2, meeting: 4, consultation: 8 };

function layoutOf(factor: number, shape: Shape): Layout {
  const zones = Array.from({ length: shape === 'floors' ? factor : 1 }, (_, floor) =>
    Object.entries(FLOOR).map(([name, seats]) => ({
      id: `${name}-${floor}`,
      seats: shape === 'floors' ? seats : seats * factor,
    })),
  ).flat();
  const spaces = zones.flatMap(({ id: zone, seats }) =>
    Array.from({ length: seats }, (_, n) => ({
      id: `${zone}-${n}`,
      zone,
      unit: null,
      outOfService: false,
    })),
  );
  const heartbeat = { free: 3_600, occupied: 3_600 };
  return {
    zones: zones.map(({ id }) => ({ id, few: 2, whole: false })),
    spaces,
    devices: [
      ...spaces.map(({ id }) => ({
        id: `desk-${id}`,
        bridge: null,
        heartbeat,
        places: [{ part: 0, space: id }],
      })),
      {
        id: 'counter',
        bridge: null,
        heartbeat,
        places: [{ line: 1, door: 'door-1', swapped: false }],
      },
    ],
    accessPoints: ['ap-1'],
    capacity: spaces.length,
    roster: 2 * factor,
  };
}

/** Milliseconds of processor time: a long tick would also pay for whoever else runs. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A venue at work: two fifths of its seats taken, a fifth booked, people at the door. */
class Run {
  readonly layout: Layout;
  readonly #factor: number;
  readonly #board: Board;
  readonly #taken: boolean[];
  #now = TEN;
  #seat = 0;
  #passed = 0;

  constructor(factor: number, shape: Shape) {
    this.#factor = factor;
    this.layout = layoutOf(factor, shape);
    this.#board = emptyBoard(this.layout, TEN);
    this.#taken = this.layout.spaces.map((_, n) => n % 5 < 2);
    this.#take({ kind: 'opening', opening: { ...OPEN, closesAt: TEN + 720 * MINUTE } });
    const bookings = this.layout.spaces.flatMap(({ id }, n): Booking[] =>
      n % 5 === 0 ? [{ id, space: id, startAt: TEN, endAt: TEN + 600 * MINUTE }] : [],
    );
    this.#take({ kind: 'bookings', bookings, checkIns: [] });
    for (let n = 0; n < this.layout.spaces.length; n += 1) this.#hear(n);
    for (let n = 0; n < 60; n += 1) this.#tick(MINUTE / 2);
  }

  /** @returns microseconds a reading; every seat speaks once a minute, and says that all is different */
  readings(): number {
    const step = Math.floor(MINUTE / this.#taken.length);
    const begun = processorTime();
    for (let n = 0; n < READINGS; n += 1) {
      this.#now += step;
      this.#seat = (this.#seat + 1) % this.#taken.length;
      this.#taken[this.#seat] = !this.#taken[this.#seat];
      this.#hear(this.#seat);
    }
    const spent = processorTime() - begun;
    for (let n = 0; n < 26; n += 1) this.#tick(5_000); // what was said is settled
    return (spent / READINGS) * 1_000;
  }

  /** @returns milliseconds a tick, each with a new picture; one in twelve takes a minute in */
  ticks(): number {
    let spent = 0;
    for (let n = 0; n < TICKS; n += 1) spent += this.#tick(5_000);
    return spent / TICKS;
  }

  #hear(seat: number): void {
    const device = `desk-${this.layout.spaces[seat]!.id}`;
    const occupied = this.#taken[seat]!;
    this.#take({ kind: 'presence', device, part: 0, occupied, at: this.#now });
  }

  #tick(step: number): number {
    const at = (this.#now += step);
    if (at % MINUTE < step) {
      this.#passed += this.#factor;
      const passed = { in: this.#passed, out: this.#passed, key: `${at}` };
      this.#take({ kind: 'passage', device: 'counter', line: 1, mode: 'total', ...passed, at });
      this.#take({ kind: 'wifi', accessPoint: 'ap-1', clients: 20 * this.#factor, at });
    }
    const begun = processorTime();
    this.#take({ kind: 'tick' });
    return processorTime() - begun;
  }

  #take(evidence: Evidence): void {
    const { refused } = reduce(this.#board, evidence, this.#now, POLICY);
    if (refused !== null) throw new Error(`the bench's own evidence is refused: ${refused}`);
  }
}

/** What the heart alone costs as the venue grows; the sizes take turns, the rounds' median counts. */
export function growthFigures(note: Note): void {
  for (const shape of ['floors', 'rooms'] as const) {
    const runs = SIZES.map((factor) => new Run(factor, shape));
    const readings: number[][] = runs.map(() => []);
    const ticks: number[][] = runs.map(() => []);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [n, run] of runs.entries()) {
        const spent = [run.readings(), run.ticks()] as const;
        if (round === 0) continue; // the compiler's
        readings[n]!.push(spent[0]);
        ticks[n]!.push(spent[1]);
      }
    }
    const grown = shape === 'floors' ? 'more floors' : 'larger rooms';
    tell(`${grown}: one reading`, 'µs', readings);
    tell(`${grown}: one tick with its picture`, 'ms', ticks);
  }

  function tell(what: string, unit: string, spent: number[][]): void {
    const figures = spent.map(median);
    for (const [n, figure] of figures.entries()) {
      const ratio = n === 0 ? '' : ` (ratio ${(figure / figures[0]!).toFixed(2)})`;
      note(`${what}, ${SIZES[n]! * 44} seats`, `${figure.toFixed(2)} ${unit}${ratio}`);
    }
  }
}
