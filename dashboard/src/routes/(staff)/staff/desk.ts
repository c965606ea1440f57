import { createContext } from 'svelte';

/** Who sits at the desk. */
export interface Desk {
  /** Goes with what they say they saw. */
  name: string;
  /** Officials (委託者) look, and change nothing. */
  writes: boolean;
  /** Address and name of the other pages that they may open. */
  pages: [string, string][];
}

export const [getDesk, setDesk] = createContext<Desk>();
