import type { Motion } from './events.ts';
import { SEATS } from './venue.ts';

export interface Person {
  id: string;
  staff: boolean;
}

interface Place {
  sitter: Person | null;
  holder: Person | null;
  bag: boolean;
}

/**
 * The real state of the room while a day is lived. Impossible motions throw: a run in which two
 * people share a chair must not become test data.
 */
export class Floor {
  readonly motions: Motion[] = [];
  readonly #places = new Map<string, Place>(
    SEATS.map((seat) => [seat.id, { sitter: null, holder: null, bag: false }]),
  );
  readonly #inside = new Set<string>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** `group`: others cross within seconds, and the door counter may see one body. */
  enter(person: Person, group = false): void {
    if (this.#inside.has(person.id)) throw new Error(`${person.id} is inside already`);
    this.#inside.add(person.id);
    this.#log({ kind: 'enter', person: person.id, staff: person.staff, group });
  }

  leave(person: Person, group = false): void {
    if (!this.#inside.delete(person.id)) throw new Error(`${person.id} is not inside`);
    this.#log({ kind: 'leave', person: person.id, staff: person.staff, group });
  }

  isFree(seat: string): boolean {
    const place = this.#place(seat);
    return !place.sitter && !place.holder;
  }

  hasBag(seat: string): boolean {
    return this.#place(seat).bag;
  }

  hold(seat: string, person: Person): void {
    if (!this.isFree(seat)) throw new Error(`${seat} is somebody else's`);
    this.#place(seat).holder = person;
    this.#log({ kind: 'hold', seat });
  }

  release(seat: string, person: Person): void {
    const place = this.#place(seat);
    if (place.holder !== person) throw new Error(`${seat} is not held by ${person.id}`);
    place.holder = null;
    this.putBag(seat, false);
    this.#log({ kind: 'release', seat });
  }

  /** Whoever sits down takes a bag off the chair first. */
  sit(seat: string, person: Person): void {
    const place = this.#place(seat);
    if (place.sitter || place.holder !== person) throw new Error(`${seat} is not ${person.id}'s`);
    this.putBag(seat, false);
    place.sitter = person;
    this.#log({ kind: 'sit', seat });
  }

  rise(seat: string, person: Person): void {
    const place = this.#place(seat);
    if (place.sitter !== person) throw new Error(`${person.id} does not sit on ${seat}`);
    place.sitter = null;
    this.#log({ kind: 'rise', seat });
  }

  putBag(seat: string, on: boolean): void {
    const place = this.#place(seat);
    if (place.bag === on) return;
    place.bag = on;
    this.#log({ kind: 'bag', seat, on });
  }

  #place(seat: string): Place {
    const place = this.#places.get(seat);
    if (!place) throw new RangeError(`no seat ${seat}`);
    return place;
  }

  #log(motion: DistributiveOmit<Motion, 't'>): void {
    this.motions.push({ t: this.#clock(), ...motion });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
