/** What changed since one audience was last told. */
export interface Dirty {
  spaces: Set<string>;
  zones: Set<string>;
  devices: Set<string>;
  opening: boolean;
  doors: boolean;
  network: boolean;
  health: boolean;
  people: boolean;
  estimate: boolean;
  /** Notices, or the emergency. */
  told: boolean;
  /** Who has taken on what. */
  attention: boolean;
  /** Reception's list is not sent, but that it changed: each screen asks for it as who it is. */
  arrivals: boolean;
}

/** Nothing changed. */
export const clean = (): Dirty => ({
  spaces: new Set(),
  zones: new Set(),
  devices: new Set(),
  opening: false,
  doors: false,
  network: false,
  health: false,
  people: false,
  estimate: false,
  told: false,
  attention: false,
  arrivals: false,
});
