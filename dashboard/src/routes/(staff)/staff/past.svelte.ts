import { createContext } from 'svelte';
import type { StaffFloorThen } from '$contract/staff.ts';
import { machine } from '$lib/time.ts';
import { read } from './api.ts';

/** Milliseconds that a moment stands still before it is asked for. */
export const STILL = 200;

/**
 * The moment of the past that reception looks at. What is shown is always the last answer with its own
 * time, never the live board under a past time.
 */
export class Past {
  #at = $state<number | null>(null);
  #floor = $state.raw<StaffFloorThen | null>(null);
  #problem = $state('');
  #waiting = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  /** The moment that is asked for, ms since the epoch; null: now. */
  get at(): number | null {
    return this.#at;
  }
  /** The last answer; null while there is none. */
  get floor(): StaffFloorThen | null {
    return this.#floor;
  }
  /** Sentence on why there is no answer. */
  get problem(): string {
    return this.#problem;
  }
  get active(): boolean {
    return this.#at !== null;
  }
  /** Whether an answer for the moment is still to come. */
  get waiting(): boolean {
    return this.#waiting;
  }

  look(at: number): void {
    this.#stop();
    this.#at = at;
    this.#problem = '';
    this.#waiting = true;
    this.#timer = setTimeout(() => void this.#ask(at), STILL);
  }

  back(): void {
    this.#stop();
    this.#at = null;
    this.#floor = null;
    this.#problem = '';
  }

  #stop(): void {
    this.#waiting = false;
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  async #ask(at: number): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const answer = await read<StaffFloorThen>(`floor?at=${machine(at)}`, request.signal);
    if (request.signal.aborted) return;
    this.#waiting = false;
    if (typeof answer !== 'string') this.#floor = answer;
    else {
      this.#floor = null;
      this.#problem = answer;
    }
  }
}

export const [getPast, setPast] = createContext<Past>();
