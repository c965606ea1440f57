import { toIso } from '../clock.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { PublicDelta, PublicSnapshot } from '../contract/live.ts';
import type { StaffExtras, StaffSnapshot } from '../contract/staff.ts';
import { indexOf } from '../occupancy/lookup.ts';
import { POLICY } from '../occupancy/layout.ts';
import type { Changes } from '../occupancy/reduce.ts';
import { markOf } from '../venue/versions.ts';
import { bookingNow } from './booking-now.ts';
import { clean, type Dirty } from './dirty.ts';
import { publicPeople, staffDisagreements, staffEstimate } from './estimate.ts';
import type { Audience } from './hub.ts';
import {
  opening,
  publicSpace,
  publicZone,
  staffDevice,
  staffDoors,
  staffSpace,
  toldVerdict,
  toldWith,
  verdictOf,
} from './projection.ts';
import type { LiveOptions } from './sources.ts';

/** The present picture for each audience, whole or as what changed. */
export class Live {
  readonly #options: LiveOptions;
  #clock = 0;
  readonly #states = new Map<string, string>();
  readonly #bookings = new Map<string, string>();
  #health = '';
  #people = '';
  #estimate = '';
  #arrivals = 0;
  #plan: FloorPlan;
  #mark: string;
  readonly #dirty = { public: clean(), signage: clean(), staff: clean() };

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#mark = markOf(options.plan);
  }

  /** Screens reload for another plan as they do for another build. */
  get #version(): string {
    return this.#options.version.slice(0, 24) + this.#mark;
  }

  /** Another layout lies under the board, by this plan: what was noted may speak of seats that are gone. */
  replan(plan: FloorPlan): void {
    this.#plan = plan;
    this.#mark = markOf(plan);
    for (const key of ['public', 'signage', 'staff'] as const) this.#dirty[key] = clean();
  }

  readonly now = (): number => this.#options.clock.now();
  readonly plan = (): FloorPlan => this.#plan;
  readonly planOn = (date: string): FloorPlan => this.#options.planOn(date);
  readonly site = (): string | null => this.#options.site;
  /** For server-side rendering. */
  readonly public = (): PublicSnapshot => this.#publicSnapshot(this.#clock, toIso(this.now()));
  readonly staff = (): StaffSnapshot => this.#staffSnapshot(this.#clock, toIso(this.now()));

  /** Notes what a piece of evidence changed. */
  note(changes: Changes): void {
    this.#notePeople();
    if (changes.people) this.#noteEstimate();
    // A counter that reports the same again is alive, and reception sees when it last spoke.
    const { device } = indexOf(this.#options.venue.board.layout);
    const doors = changes.devices.some((id) =>
      device.get(id)?.places.some((place) => 'door' in place),
    );
    for (const dirty of Object.values(this.#dirty)) {
      for (const { id } of changes.spaces) dirty.spaces.add(id);
      for (const id of changes.zones) dirty.zones.add(id);
      for (const id of changes.devices) dirty.devices.add(id);
      dirty.doors ||= doors;
    }
  }

  /**
   * Finds what no change of a status tells: devices that fell silent, who has booked or was received
   * on a seat that stays as it is, and the health of the parts.
   */
  tick(): void {
    const { venue, sources } = this.#options;
    for (const { id, state } of this.#devices(venue.board.layout.devices.map((each) => each.id))) {
      if (this.#states.get(id) !== state) this.#dirty.staff.devices.add(id);
      this.#states.set(id, state);
    }
    for (const { id } of venue.board.layout.spaces) {
      const booking = JSON.stringify(this.#bookingNow(id));
      if (this.#bookings.get(id) !== booking) this.#dirty.staff.spaces.add(id);
      this.#bookings.set(id, booking);
    }
    const health = JSON.stringify([sources.health(), sources.pending()]);
    if (health !== this.#health) this.#dirty.staff.health = true;
    this.#health = health;
  }

  noteOpening(): void {
    for (const dirty of Object.values(this.#dirty)) {
      dirty.opening = true;
      dirty.doors = true; // a new day counts from zero
    }
  }

  #notePeople(): void {
    const people = JSON.stringify(publicPeople(this.#options.venue.board));
    if (people !== this.#people) {
      for (const dirty of Object.values(this.#dirty)) dirty.people = true;
    }
    this.#people = people;
  }

  /** A new picture was taken: reception is told when it differs, and once a minute. */
  #noteEstimate(): void {
    const { asOf, ...estimate } = staffEstimate(this.#options.venue.board, this.now());
    const told = JSON.stringify([estimate, this.#disagreements(), asOf.slice(0, 16)]);
    if (told !== this.#estimate) this.#dirty.staff.estimate = true;
    this.#estimate = told;
  }

  noteTold(): void {
    for (const dirty of Object.values(this.#dirty)) dirty.told = true;
  }

  noteCorrections(): void {
    this.#dirty.staff.estimate = true;
  }

  #disagreements() {
    return staffDisagreements(this.#options.venue.board, this.now(), POLICY);
  }

  noteArrivals(): void {
    this.#dirty.staff.arrivals = ++this.#arrivals > 0;
  }

  noteAttention(): void {
    this.#dirty.staff.attention = true;
  }

  noteNetwork(): void {
    this.#dirty.staff.network = true;
  }

  audiences(): Audience[] {
    return [
      this.#everybody('/public', 'public'),
      this.#everybody('/signage', 'signage'),
      {
        name: '/staff',
        snapshot: (clock, takenAt) => this.#staffSnapshot(clock, takenAt),
        takeDelta: () => this.#staffDelta(),
        forget: () => void (this.#dirty.staff = clean()),
      },
    ];
  }

  #everybody(name: string, key: 'public' | 'signage'): Audience {
    return {
      name,
      snapshot: (clock, takenAt) => this.#publicSnapshot(clock, takenAt),
      takeDelta: () => {
        const dirty = this.#dirty[key];
        this.#dirty[key] = clean();
        return this.#publicDelta(dirty);
      },
      forget: () => void (this.#dirty[key] = clean()),
    };
  }

  #publicDelta(dirty: Dirty): Partial<PublicDelta> | null {
    const { venue, sources } = this.#options;
    const { board } = venue;
    const { spaces, zones, opening: day, people, told } = dirty;
    if (spaces.size + zones.size === 0 && !day && !people && !told) return null;
    return {
      ...(dirty.spaces.size > 0
        ? {
            spaces: [...toldWith(board, spaces)].map((id) =>
              publicSpace(id, toldVerdict(board, id)),
            ),
          }
        : {}),
      ...(dirty.zones.size > 0
        ? { zones: [...dirty.zones].map((id) => publicZone(board, id)) }
        : {}),
      ...(day ? { opening: opening(board, sources.day()) } : {}),
      ...(people ? { people: publicPeople(board) } : {}),
      ...(told ? sources.told() : {}),
    };
  }

  #staffDelta(): object | null {
    const dirty = this.#dirty.staff;
    this.#dirty.staff = clean();
    const { board } = this.#options.venue;
    const { sources } = this.#options;
    const delta = {
      ...this.#publicDelta(dirty),
      ...(dirty.spaces.size > 0
        ? { spaces: [...dirty.spaces].map((id) => this.#staffSpace(id)) }
        : {}),
      ...(dirty.devices.size > 0 ? { devices: this.#devices(dirty.devices) } : {}),
      ...(dirty.doors ? { doors: staffDoors(board) } : {}),
      ...(dirty.network ? { accessPoints: sources.accessPoints(), lines: sources.lines() } : {}),
      ...(dirty.health ? { health: sources.health(), ...sources.pending() } : {}),
      ...(dirty.estimate ? this.#believed() : {}),
      ...(dirty.attention ? { acknowledgements: sources.acknowledgements() } : {}),
      ...(dirty.arrivals ? { arrivals: this.#arrivals } : {}),
    };
    return Object.keys(delta).length === 0 ? null : delta;
  }

  #publicSnapshot(clock: number, takenAt: string): PublicSnapshot {
    const { venue, demo, sources } = this.#options;
    const { board } = venue;
    this.#clock = clock;
    return {
      venue: venue.id,
      clock,
      takenAt,
      version: this.#version,
      demo,
      opening: opening(board, sources.day()),
      people: publicPeople(board),
      ...sources.told(),
      zones: board.layout.zones.map(({ id }) => publicZone(board, id)),
      spaces: board.layout.spaces.map(({ id }) => publicSpace(id, toldVerdict(board, id))),
    };
  }

  #staffSnapshot(clock: number, takenAt: string): StaffSnapshot {
    const { board } = this.#options.venue;
    return {
      ...this.#publicSnapshot(clock, takenAt),
      ...this.#extras(),
      spaces: board.layout.spaces.map(({ id }) => this.#staffSpace(id)),
    };
  }

  #extras(): StaffExtras {
    const { sources, venue } = this.#options;
    return {
      devices: this.#devices(venue.board.layout.devices.map((device) => device.id)),
      ...sources.pending(),
      accessPoints: sources.accessPoints(),
      lines: sources.lines(),
      doors: staffDoors(venue.board),
      health: sources.health(),
      arrivals: this.#arrivals,
      acknowledgements: sources.acknowledgements(),
      ...this.#believed(),
    };
  }

  #believed(): Pick<StaffExtras, 'estimate' | 'disagreements' | 'corrections'> {
    const { venue, sources } = this.#options;
    return {
      estimate: staffEstimate(venue.board, this.now()),
      disagreements: this.#disagreements(),
      corrections: sources.corrections(),
    };
  }

  #devices(ids: Iterable<string>) {
    const { sources, venue } = this.#options;
    const { device } = indexOf(venue.board.layout);
    return [...ids].flatMap((id) => {
      const placed = device.get(id);
      if (placed === undefined) return [];
      return [
        staffDevice(
          venue.board,
          placed,
          sources.modelOf(id),
          sources.rejectedOf(id),
          this.now(),
          POLICY,
        ),
      ];
    });
  }

  #staffSpace(id: string) {
    const { board } = this.#options.venue;
    return staffSpace(board, id, verdictOf(board, id), this.#bookingNow(id));
  }

  #bookingNow(id: string) {
    const { venue, sources } = this.#options;
    return bookingNow(id, venue.board.layout, sources.bookings(), this.now());
  }
}
