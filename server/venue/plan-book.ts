import type { Clock } from '../clock.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { PlansStore } from './plans.store.ts';
import { versionAt, versionOn, type PlanVersion } from './versions.ts';

/** Every version of the floor plan at hand: which holds now is asked once a second. */
export class PlanBook {
  readonly #store: PlansStore;
  readonly #clock: Clock;
  #versions: readonly PlanVersion[] = [];

  constructor(store: PlansStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Reads the versions anew; rejects while the database is away. */
  async load(): Promise<readonly PlanVersion[]> {
    this.#versions = await this.#store.versions();
    return this.#versions;
  }

  get versions(): readonly PlanVersion[] {
    return this.#versions;
  }

  /** In force now. @throws when no version has begun yet */
  readonly now = (): PlanVersion => found(versionAt(this.#versions, this.#clock.now()));

  /** In force at an instant of the past; before the first plan it is the first. */
  readonly at = (instant: number): PlanVersion =>
    found(versionAt(this.#versions, instant) ?? this.#versions[0]);

  /** By which a business date is booked. */
  readonly on = (date: string): PlanVersion =>
    found(versionOn(this.#versions, date) ?? this.#versions[0]);

  /** All plans, those first by which a place is called now: in force, coming, then the newest. */
  readonly byAge = (): FloorPlan[] => {
    const now = this.now();
    const newest = this.#versions.filter((each) => each !== now).toReversed();
    return [now, ...newest].map(({ plan }) => plan);
  };
}

function found(version: PlanVersion | undefined): PlanVersion {
  if (version === undefined) throw new Error('the venue has no floor plan');
  return version;
}
