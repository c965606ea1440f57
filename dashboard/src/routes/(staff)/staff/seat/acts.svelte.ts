import { createContext } from 'svelte';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { Arrival } from '$contract/reception.ts';
import { send, takeBack } from '../api.ts';
import type { Attention } from '../attention/attention.svelte.ts';
import type { Reception, Undo } from '../arrivals/reception.svelte.ts';
import type { Screen } from '../screen.svelte.ts';

/** Minutes for which a guest who is away is left alone. */
export const HOLD = 30;

/** What is done about one seat. Whoever is on it is acted upon through reception's own queue. */
export class SeatActs {
  readonly #plan: FloorPlan;
  readonly #reception: Reception;
  readonly #attention: Attention;
  readonly #screen: Screen;
  /** What was done about the seat, or why not. */
  said = $state('');
  problem = $state('');

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
    this.said = '';
    this.problem = '';
    this.#reception.key = this.guest(seat)?.key ?? null;
    this.#screen.openSeat(seat);
  }

  /** "I looked at it": free, or occupied. */
  async see(seat: string, occupied: boolean): Promise<void> {
    await this.#do(
      send('POST', 'corrections', { about: { space: seat, occupied } }),
      `${this.label(seat)}を${occupied ? '使用中' : '空席'}として記録しました`,
      takeBack((about) => 'space' in about && about.space === seat),
    );
  }

  async serve(seat: string, outOfService: boolean): Promise<void> {
    await this.#do(
      send('PUT', `spaces/${seat}/service`, { outOfService }),
      `${this.label(seat)}の利用を${outOfService ? '停止' : '再開'}しました`,
      () => send('PUT', `spaces/${seat}/service`, { outOfService: !outOfService }),
    );
  }

  /** Leaves a guest alone who is away: the entry is somebody's for half an hour. */
  async hold(seat: string): Promise<void> {
    const entry = this.#attention.of(seat).find(({ taken }) => taken === null);
    if (entry === undefined) return;
    await this.#attention.take(entry.key, HOLD);
    this.said = this.#attention.problem === '' ? `${HOLD}分このままにします` : '';
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

  async #do(work: Promise<string>, done: string, undo: Undo): Promise<void> {
    this.said = '';
    this.problem = await work;
    if (this.problem !== '') return;
    this.said = done;
    this.#reception.did(done, undo);
  }
}

export const [getSeatActs, setSeatActs] = createContext<SeatActs>();
