import { createContext } from 'svelte';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { Arrival } from '$contract/reception.ts';
import type { Attention } from '../attention/attention.svelte.ts';
import type { Reception } from '../arrivals/reception.svelte.ts';
import type { Screen } from '../screen.svelte.ts';
import { correction, service, stopReason } from '../wishes.ts';

/** Minutes for which a guest who is away is left alone. */
export const HOLD = 30;

/** What is done about one seat, and about whoever is on it: all of it through reception's queue. */
export class SeatActs {
  readonly #plan: FloorPlan;
  readonly #reception: Reception;
  readonly #attention: Attention;
  readonly #screen: Screen;

  constructor(plan: FloorPlan, reception: Reception, attention: Attention, screen: Screen) {
    this.#plan = plan;
    this.#reception = reception;
    this.#attention = attention;
    this.#screen = screen;
  }

  /** What a seat is booked as: itself, or the room that it belongs to. */
  readonly owner = (seat: string): string =>
    this.#plan.units.find(({ seats }) => seats.includes(seat))?.id ?? seat;

  label = (seat: string): string => this.#plan.spaces.find(({ id }) => id === seat)?.label ?? seat;

  /** What a walk-in takes when nobody can be asked: the chosen seat, unless the desk gave it away. */
  seatOnMap(seat: string | null): string | undefined {
    if (seat === null || this.guest(seat)?.state === 'arrived') return undefined;
    return this.owner(seat);
  }

  /** Everybody of today on a seat, by time. */
  guests(seat: string): Arrival[] {
    const owner = this.owner(seat);
    return (this.#reception.today?.arrivals ?? []).filter(
      ({ space }) => space === owner || space === seat,
    );
  }

  /** Whom the seat is about now: who is here, else who should be, else who comes next. */
  guest(seat: string): Arrival | null {
    const all = this.guests(seat);
    const first = (...states: Arrival['state'][]) =>
      all.find(({ state }) => states.includes(state)) ?? null;
    return first('arrived') ?? first('check', 'late', 'released') ?? first('expected');
  }

  open(seat: string): void {
    this.#reception.key = this.guest(seat)?.key ?? null;
    this.#screen.openSeat(seat);
  }

  /** What was done about a seat last, or why not; waits: it could not be sent yet. */
  said(seat: string): { say: string; refused: boolean } | null {
    const { notice, queue } = this.#reception;
    if (queue.holds(seat)) return { say: '未送信。つながりしだい送ります', refused: false };
    if (notice?.kind === 'did' && notice.key === seat) return { say: notice.say, refused: false };
    if (notice?.kind !== 'refused' || notice.of?.key !== seat) return null;
    return { say: notice.refusal.error, refused: true };
  }

  /** "I looked at it": free, or occupied. @param now milliseconds by the server's clock */
  see(seat: string, occupied: boolean, now: number): void {
    const what = `${this.label(seat)} ${occupied ? '使用中' : '空席'}`;
    this.#reception.ask(correction({ space: seat, occupied }, what, now));
  }

  serve(seat: string, outOfService: boolean): void {
    this.#reception.ask(service(seat, this.label(seat), outOfService));
  }

  explain(seat: string, why: string, before: string): void {
    this.#reception.ask(stopReason(seat, this.label(seat), why, before));
  }

  /** Leaves a guest alone who is away: the entry is somebody's for half an hour. */
  hold(seat: string): void {
    const entry = this.#attention.of(seat).find(({ taken }) => taken === null);
    if (entry === undefined) return;
    const label = this.label(seat);
    const words = {
      what: `${label} ${HOLD}分このまま`,
      say: `${label}は${HOLD}分このままにします`,
    };
    this.#attention.take(entry.key, words, { seat, minutes: HOLD });
  }

  /** @param seated whoever is to be received sits there already */
  walkIn(seat: string, seated: boolean): void {
    this.#screen.leave();
    this.#screen.selected = seat;
    this.#reception.wished = { space: this.owner(seat), kind: this.#kind(seat), seated };
    this.#reception.panel = 'walkIn';
  }

  /** Whether the desk gives such a seat: consultations are held by whoever is consulted. */
  isGiven = (seat: string): boolean =>
    ['personal', 'open', 'booth', 'meeting'].includes(this.#kind(seat));

  #kind(seat: string): string {
    return this.#plan.spaces.find(({ id }) => id === seat)?.kind ?? 'open';
  }
}

export const [getSeatActs, setSeatActs] = createContext<SeatActs>();
