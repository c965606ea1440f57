import { FULL } from './bookings.store.ts';
import { businessDate } from './days.ts';
import type { BookingsParts, Decider } from './decider.ts';
import { step, together, type Witness } from './release.ts';
import type { Waits } from './waits.ts';
import type { WaitsStore } from './waits.store.ts';

export interface SweepParts extends BookingsParts {
  /** What those who can see say of one seat now. */
  witness: (seat: string) => Witness;
  warn: (sentence: string) => void;
}

/** Milliseconds between two looks at what is due. Everything that is due stands in the database. */
const EVERY = 1_000;
/** Milliseconds between two rounds of turns while somebody waits: what is kept decays by the clock. */
const TURNS = 10_000;
const HOUR = 3_600_000;

/**
 * Does by the clock what nobody asks for: kept seats lapse, those who did not come lose an empty seat,
 * those who wait get their turn. It holds no state of its own, so that a restart loses nothing.
 */
export class Sweep {
  readonly #parts: SweepParts;
  readonly #desk: Decider;
  readonly #waits: Waits;
  readonly #waitsStore: WaitsStore;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #turnsAt = 0;

  constructor(parts: SweepParts, desk: Decider, waits: Waits, waitsStore: WaitsStore) {
    this.#parts = parts;
    this.#desk = desk;
    this.#waits = waits;
    this.#waitsStore = waitsStore;
  }

  start(): void {
    this.#timer = setInterval(() => void this.run(), EVERY);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
  }

  /** Something was freed: whoever waits gets their turn at the next look. */
  freed(): void {
    this.#turnsAt = 0;
  }

  run(): Promise<void> {
    this.#running ??= this.#look()
      .catch((error: unknown) => this.#parts.warn(`bookings could not be swept: ${String(error)}`))
      .finally(() => (this.#running = null));
    return this.#running;
  }

  async #look(): Promise<void> {
    await this.#lapse();
    await this.#awaited();
    await this.#remind();
    const { clock } = this.#parts;
    if (clock.now() < this.#turnsAt) return;
    this.#turnsAt = clock.now() + TURNS;
    const dates = (await this.#waitsStore.starts()).map((each) => businessDate(each.getTime()));
    for (const date of new Set(dates)) await this.#waits.turn(date);
  }

  async #lapse(): Promise<void> {
    const { store, changed } = this.#parts;
    const due = await store.prisma.booking.findFirst({
      where: { venueId: store.venueId, status: 'tentative', holdUntil: { lte: this.#desk.now() } },
      select: { startAt: true },
    });
    if (due === null) return;
    const key = businessDate(due.startAt.getTime());
    const gone = await store.decide([key], (db) => store.lapse(db, this.#desk.now()));
    if (gone.length === 0) return;
    this.freed();
    changed();
  }

  /** Those whom somebody expects, by the deadline of each. */
  async #awaited(): Promise<void> {
    const { store, clock, situations, spacesOf, witness } = this.#parts;
    const now = this.#desk.now();
    const rows = await store.prisma.booking.findMany({
      where: {
        venueId: store.venueId,
        status: 'active',
        deadlineAt: { not: null },
        startAt: { lte: now },
        endAt: { gt: now },
        checkIns: { none: {} },
      },
    });
    if (rows.length === 0) return;
    const policy = await situations.policyNow();
    const spaces = new Map(
      (await spacesOf(businessDate(clock.now()))).map((space) => [space.id, space.members]),
    );
    for (const row of rows) {
      const booking = {
        id: row.id,
        space: row.spaceId,
        startAt: row.startAt.getTime(),
        endAt: row.endAt.getTime(),
        deadlineAt: row.deadlineAt?.getTime() ?? null,
        warnedAt: row.warnedAt?.getTime() ?? null,
      };
      const seats = spaces.get(row.spaceId) ?? [row.spaceId];
      const next = step(booking, together(seats.map(witness)), policy, clock.now());
      // What is kept stands on reception's list, which asks the same witness.
      if (next !== null && next.action !== 'keep') await this.#end(row.id, next.action, seats);
    }
  }

  async #end(id: string, action: 'warn' | 'release', seats: string[]): Promise<void> {
    const { store, letters, witness, changed } = this.#parts;
    const known = await store.find(store.prisma, id);
    if (known === null) return;
    const keys = [businessDate(known.startAt.getTime()), known.memberId ?? id];
    const done = await store.decide(keys, async (db) => {
      const now = this.#desk.now();
      // Asked again under the lock: whoever came, or sat down, in between keeps the seat.
      const here = together(seats.map(witness)).says !== 'empty';
      const data =
        action === 'warn' ? { warnedAt: now } : { status: 'released' as const, endedAt: now };
      const { count } = await db.booking.updateMany({
        where: { id, status: 'active', checkIns: { none: {} } },
        data: here ? {} : data,
      });
      if (here || count === 0) return false;
      const booking = await db.booking.findUniqueOrThrow({ where: { id }, include: FULL });
      if (action === 'warn') await letters.warning(db, booking);
      else {
        await letters.released(db, booking);
        await this.#desk.note(db, booking, null, 'booking.release');
      }
      return true;
    });
    if (!done) return;
    if (action === 'release') this.freed();
    changed();
  }

  /** A day before, or as soon as we are back, to those who did not book just now. */
  async #remind(): Promise<void> {
    const { store, letters } = this.#parts;
    const now = this.#desk.now();
    const [from, to] = [2 * HOUR, 24 * HOUR].map((each) => new Date(now.getTime() + each));
    const due = await store.prisma.booking.findMany({
      where: {
        venueId: store.venueId,
        status: 'active',
        remindedAt: null,
        memberId: { not: null },
        startAt: { gt: from!, lte: to! },
        createdAt: { lt: new Date(now.getTime() - HOUR) },
      },
      include: FULL,
      take: 50,
    });
    for (const booking of due) {
      await store.prisma.$transaction(async (db) => {
        const where = { id: booking.id, remindedAt: null };
        const { count } = await db.booking.updateMany({ where, data: { remindedAt: now } });
        if (count > 0) await letters.reminder(db, booking);
      });
    }
  }
}
