import { createContext } from 'svelte';

/** Who sits at the desk. */
export interface Desk {
  /** Goes with what they say they saw. */
  name: string;
  /** Officials (委託者) look, and change nothing. */
  writes: boolean;
}

export const [getDesk, setDesk] = createContext<Desk>();
