import { createContext, tick } from 'svelte';

/** What may open over the right bay, or in the place of the whole floor. */
export type Sheet = 'seat' | 'digest' | null;

/**
 * What reception looks at: the seat that is ringed on the map, the drawer, and where the focus was
 * before something opened. The focus moves only with what a person opens or closes.
 */
export class Screen {
  /** Id of the seat that is ringed on the map. */
  selected = $state<string | null>(null);
  /** Opens the connection anew, and sends what waits. */
  reconnect: () => void = () => {};
  #sheet = $state<Sheet>(null);
  #origin: HTMLElement | SVGElement | null = null;

  get sheet(): Sheet {
    return this.#sheet;
  }

  /** Opens the drawer of a seat. */
  openSeat(id: string): void {
    this.selected = id;
    this.#open('seat', '[data-drawer] h2');
  }

  openDigest(): void {
    this.#open('digest', '[data-digest] h2');
  }

  /** @returns whether there was something to close */
  close(): boolean {
    if (this.#sheet === null) return false;
    this.#sheet = null;
    this.focusBack();
    return true;
  }

  /** Remembers where the focus is, before a panel takes it. */
  leave(): void {
    const active = document.activeElement;
    const held = active instanceof HTMLElement || active instanceof SVGElement ? active : null;
    // One that opens from within another goes back to where the first one came from.
    if (held !== null && held !== document.body && !held.closest('[data-drawer], [data-panel]'))
      this.#origin = held;
  }

  /** Back to where the focus was, if that is still there. */
  focusBack(): void {
    const origin = this.#origin;
    this.#origin = null;
    void tick().then(() => {
      const target = origin?.isConnected
        ? origin
        : document.querySelector<SVGElement>('.floor [data-seat][tabindex="0"]');
      target?.focus();
    });
  }

  #open(sheet: Sheet, heading: string): void {
    this.leave();
    this.#sheet = sheet;
    void tick().then(() => {
      const found = document.querySelector<HTMLElement>(heading);
      // Below each other on a small screen, what opens may stand out of sight.
      if (matchMedia('(max-width: 64rem)').matches)
        found?.closest('section')?.scrollIntoView({ block: 'start' });
      found?.focus({ preventScroll: true });
    });
  }
}

export const [getScreen, setScreen] = createContext<Screen>();
