import { createContext } from 'svelte';

const KEY = 'kuuseki-observer';

/** Who looks: the name that goes with a correction, remembered in this browser. */
export class Observer {
  #name = $state('');

  /** Reads the remembered name; a browser that refuses storage remembers nothing. */
  recall(): void {
    try {
      this.#name = localStorage.getItem(KEY) ?? '';
    } catch {
      this.#name = '';
    }
  }

  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
    try {
      localStorage.setItem(KEY, name.trim());
    } catch {
      // It is asked for again after a reload.
    }
  }
}

export const [getObserver, setObserver] = createContext<Observer>();
