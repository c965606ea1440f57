import { Agenda, type Agent } from './agenda.ts';
import type { Party } from './bookings.ts';
import type { CheckEvent, LockerEvent } from './events.ts';
import { Floor, type Person } from './floor.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { CLOSES, MINUTE, seatIds, type Zone } from './venue.ts';

/** One lived day: the room, the booking plan, the desk's records, and the clock between them. */
export class DeskDay {
  readonly agenda: Agenda;
  readonly floor: Floor;
  readonly records: (CheckEvent | LockerEvent)[] = [];
  readonly rng: Random;
  readonly par: Parameters;
  readonly midnight: number;
  readonly parties: readonly Party[];
  readonly #arrived = new Set<Party>();
  readonly #lockers = new Map<Person, string>();
  #people = 0;

  constructor(rng: Random, par: Parameters, midnight: number, parties: readonly Party[]) {
    this.rng = rng;
    this.par = par;
    this.midnight = midnight;
    this.parties = parties;
    this.agenda = new Agenda(midnight);
    this.floor = new Floor(() => this.now);
  }

  get now(): number {
    return this.agenda.now;
  }

  /** Last moment for a visitor to pack up. */
  get closing(): number {
    return this.midnight + CLOSES * MINUTE;
  }

  /** Epoch ms of a minute of the day. */
  at(minute: number): number {
    return Math.round(this.midnight + minute * MINUTE);
  }

  /** The time some minutes from now. */
  after(minutes: number): number {
    return Math.round(this.now + minutes * MINUTE);
  }

  person(staff = false): Person {
    return { id: `${staff ? 'staff' : 'p'}-${++this.#people}`, staff };
  }

  start(at: number, agent: Agent): void {
    this.agenda.start(Math.round(at), agent);
  }

  arrived(party: Party): void {
    this.#arrived.add(party);
  }

  /**
   * Until when a newcomer may have the seat: the next booking's start. A booking nobody has come
   * for blocks the seat for 20 minutes only; then the desk gives it away. null = not at all.
   */
  freeUntil(seat: string): number | null {
    if (!this.floor.isFree(seat)) return null;
    let until = this.closing;
    for (const party of this.parties) {
      if (!party.seats.includes(seat) || party.end <= this.now) continue;
      if (party.cancelledAt !== null && party.cancelledAt <= this.now) continue;
      const given = this.now > party.start + 20 * MINUTE && !this.#arrived.has(party);
      if (given) continue;
      if (party.start <= this.now) return null;
      until = Math.min(until, party.start);
    }
    return until;
  }

  /** A seat of the zone that stays free for `minutes`; chairs with a bag come last. */
  findSeat(zone: Zone, minutes: number): { seat: string; until: number } | null {
    const found = seatIds(zone)
      .map((seat) => ({ seat, until: this.freeUntil(seat) ?? 0 }))
      .filter(({ until }) => until >= this.after(minutes));
    const clear = found.filter(({ seat }) => !this.floor.hasBag(seat));
    if (clear.length > 0) return this.rng.pick(clear);
    return found.length > 0 ? this.rng.pick(found) : null;
  }

  checkIn(booking: string | null, seat: string): void {
    this.#check('checkin', booking, seat);
  }

  checkOut(booking: string | null, seat: string): void {
    this.#check('checkout', booking, seat);
  }

  #check(type: CheckEvent['type'], res: string | null, seat: string): void {
    const stamp = { rx: this.now, t: this.now, type };
    this.records.push(res === null ? { ...stamp, res, seat } : { ...stamp, res });
  }

  takeLocker(person: Person): void {
    const taken = new Set(this.#lockers.values());
    const locker = `L${String(this.rng.whole(1, 12)).padStart(2, '0')}`;
    if (taken.has(locker)) return;
    this.#lockers.set(person, locker);
    this.records.push({ rx: this.now, t: this.now, type: 'locker', locker, state: 'taken' });
  }

  returnLocker(person: Person): void {
    const locker = this.#lockers.get(person);
    if (!locker) return;
    this.#lockers.delete(person);
    this.records.push({ rx: this.now, t: this.now, type: 'locker', locker, state: 'released' });
  }
}
