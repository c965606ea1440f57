import { createContext } from 'svelte';
import { resolve } from '$app/paths';
import type {
  Act,
  Arrival,
  Found,
  Guest,
  Proposal,
  RefusedAct,
  Today,
} from '$contract/reception.ts';
import { nextGuest } from './strips.ts';
import { Queue, uuid, type Outcome, type Waiting, type Wish } from './queue.svelte.ts';

export const CHECK_INS = 'reception/check-ins';
export const WALK_INS = 'reception/walk-ins';

/** What the bay shows below its heading. */
export type Panel = 'list' | 'walkIn' | 'lockers' | 'closing' | 'move';

/** The last answer of the server; `did`: to what is done about a seat or a number, not a guest. */
export type Notice =
  | { kind: 'done'; act: Act }
  | { kind: 'did'; say: string; undo: Wish | null; key: string | null }
  | { kind: 'refused'; refusal: RefusedAct; of: Waiting | null };

/** Reception's list of today, and what is done about it. */
export class Reception {
  today = $state.raw<Today | null>(null);
  panel = $state<Panel>('list');
  /** Key of the selected strip. */
  key = $state<string | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** What a search has found; null: nothing is searched. */
  found = $state.raw<Found | null>(null);
  /** Whom a walk-in is for, when a search has found them. */
  guest = $state.raw<Guest | null>(null);
  /** The seat that a walk-in has chosen, or sits on already. */
  wished = $state.raw<{ space: string; kind: string; seated: boolean } | null>(null);
  readonly queue = new Queue(`${resolve('/')}api/v1/`, (outcome) => this.#onOutcome(outcome));
  #version = 0;
  #asked = 0;

  constructor(today: Today | null) {
    this.today = today;
  }

  readonly chosen = $derived(this.today?.arrivals.find(({ key }) => key === this.key) ?? null);

  /** Fetches the list when it is another one. */
  async follow(version: number): Promise<void> {
    if (version === this.#version || this.today === null) return;
    this.#version = version;
    await this.load();
  }

  async load(): Promise<void> {
    const today = await read<Today>('today');
    if (today !== null) this.today = today;
  }

  async search(typed: string): Promise<void> {
    const asked = (this.#asked += 1);
    if ([...typed.trim()].length < 2) {
      this.found = null;
      return;
    }
    const found = await read<Found>(`search?q=${encodeURIComponent(typed)}`);
    if (asked === this.#asked) this.found = found;
  }

  proposals = (kind: string): Promise<Proposal[] | null> =>
    read<Proposal[]>(`proposals?kind=${kind}`);

  checkIn(strip: Arrival, more: Record<string, unknown> = {}): void {
    if (strip.booking === null) return;
    this.do('check-ins', { bookingId: strip.booking, method: 'list', ...more }, strip.key);
  }

  /**
   * Receives whoever is chosen, or should be here first: the first time shows who it is, the second
   * receives them. Returns who is shown now.
   */
  receiveNext(now: number): Arrival | null {
    const guest = this.chosen ?? nextGuest(this.today?.arrivals ?? [], now);
    if (guest === null) return null;
    if (this.key === guest.key) {
      this.checkIn(guest);
      return null;
    }
    this.panel = 'list';
    this.found = null;
    this.key = guest.key;
    return guest;
  }

  /** Somebody without a booking, whom a search has found. */
  receiveGuest(guest: Guest): void {
    this.guest = guest;
    this.found = null;
    this.panel = 'walkIn';
  }

  /** 15 minutes more: of waiting for who is late, of staying for who is here. */
  extend(strip: Arrival): void {
    if (strip.state === 'arrived') this.do(`check-ins/${strip.checkIn}/extend`, {}, strip.key);
    else if (strip.booking !== null) this.do(`bookings/${strip.booking}/wait`, {}, strip.key);
  }

  release(strip: Arrival): void {
    if (strip.booking !== null) this.do(`bookings/${strip.booking}/release`, {}, strip.key);
  }

  undoRelease(strip: Arrival): void {
    if (strip.booking !== null) this.do(`bookings/${strip.booking}/undo-release`, {}, strip.key);
  }

  checkOut(strip: Arrival, more: Record<string, unknown> = {}): void {
    if (strip.state === 'arrived') this.do(`check-ins/${strip.checkIn}/check-out`, more, strip.key);
  }

  /** Another seat: the visit moves for who is here, the booking for who is still to come. */
  move(strip: Arrival, spaceId: string): void {
    if (strip.state === 'arrived')
      this.do(`check-ins/${strip.checkIn}/move`, { spaceId }, strip.key);
    else if (strip.booking !== null)
      this.do(`bookings/${strip.booking}/move`, { spaceId }, strip.key);
  }

  /** What was done last is what is taken back, whatever it was. */
  undo(now: number): void {
    const { notice } = this;
    if (notice?.kind === 'done') {
      const { id, undoUntil } = notice.act;
      if (undoUntil !== null && Date.parse(undoUntil) > now) this.do('undo', { of: id }, null);
    } else if (notice?.kind === 'did' && notice.undo !== null) this.ask(notice.undo);
  }

  /** What is done about a guest; the server says what was done. @param path below reception's doors */
  do(path: string, body: Record<string, unknown>, key: string | null): void {
    const wish = { requestId: uuid(), method: 'POST', body, key, means: null } as const;
    this.ask({ ...wish, path: `reception/${path}` });
  }

  ask(wish: Wish): void {
    this.notice = null;
    // A search is over with what is done; its answer would still show the guest as before.
    this.#asked += 1;
    this.found = null;
    if (!this.queue.add(wish)) {
      const error = '送れない操作が多すぎます。紙に控えて、つながってから入力してください';
      this.notice = { kind: 'refused', refusal: { error }, of: null };
    }
  }

  #onOutcome(outcome: Outcome): void {
    const { of } = outcome;
    this.notice = noticeOf(outcome);
    if (outcome.ok && of.path === WALK_INS) {
      this.guest = null;
      this.wished = null;
      this.panel = 'list';
    }
    void this.load();
  }
}

function noticeOf(outcome: Outcome): Notice | null {
  const { of } = outcome;
  if (!outcome.ok) return { kind: 'refused', refusal: outcome.refusal, of };
  if (of.means !== null) return { kind: 'did', key: of.key, ...of.means };
  return outcome.act && { kind: 'done', act: outcome.act };
}

async function read<T>(path: string): Promise<T | null> {
  try {
    const response = await fetch(`${resolve('/')}api/v1/reception/${path}`);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

export const [getReception, setReception] = createContext<Reception>();
