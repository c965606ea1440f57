import { createContext } from 'svelte';
import type { Beat, PublicDelta, PublicSnapshot, PublicSpace, PublicZone } from '$contract/live.ts';
import type { StaffDelta, StaffSnapshot } from '$contract/staff.ts';
import { BEAT_LIMIT } from '$contract/timing.ts';
import { doubt } from './doubt.ts';

/** `connecting`: showing what the server rendered; `lost`: nothing shown may be believed. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What a connection reports. */
export interface Listener<S, D> {
  snapshot(snapshot: S): void;
  delta(delta: D): void;
  beat(beat: Beat): void;
  disconnected(): void;
  /** The server ends on purpose, and comes back. */
  goodbye(): void;
}

/** What a viewer does with its connection. */
export interface Wire {
  resync(): void;
  /** The connection stands and is silent: begin anew. */
  revive(): void;
  close(): void;
}

/** Opens a connection that reports to the listener. */
export type Connect<S, D> = (listener: Listener<S, D>) => Wire;

interface Board {
  clock: number;
  takenAt: string;
  version: string;
  zones: PublicZone[];
  spaces: PublicSpace[];
}
interface Change {
  from: number;
  clock: number;
  takenAt: string;
}

export interface LiveOptions<S, D> {
  snapshot: S;
  /** Server time when the snapshot was rendered, ms since the epoch. */
  renderedAt: number;
  merge: (held: S, delta: D) => S;
  /** This device's clock, ms since the epoch. */
  clock: () => number;
  /** Called about four times a second while the server runs another build than this page. */
  outdated?: () => void;
}

/** Milliseconds between two requests for a snapshot: a burst that does not fit asks once. */
const ASK_EVERY = 1_000;
const TICK = 250;
/** Milliseconds late after which we ask: well before the next beat would come too late to be believed. */
const DOUBTFUL = 1_500;
/** Milliseconds of silence after which a connection that seems to stand is begun anew. */
const REVIVE_AFTER = 2 * BEAT_LIMIT;
/** Milliseconds in which a server that said goodbye is back, or is gone. */
const RESTART = 120_000;
/** Milliseconds for which a slow device may be busy with a page until it begins to listen. */
const PATIENCE = 20_000;

/**
 * A board that follows the server: snapshot, then numbered changes. Only what fits counts as a sign
 * of life, so that a viewer which missed a change stops believing its board even while others arrive.
 */
export class Live<S extends Board, D extends Change> implements Listener<S, D> {
  #options: LiveOptions<S, D>;
  #current = $state.raw() as S;
  #held = $state.raw<S | null>(null);
  #connection = $state<Connection>('connecting');
  #asOf = $state('');
  #now = $state(0);
  #goodbyeAt = $state<number | null>(null);
  #heardAt: number;
  #askedAt = Number.NEGATIVE_INFINITY;
  /**
   * How far the server's clock is ahead of ours, ms, by the message that took the least time to come;
   * null until that is known.
   */
  #ahead: number | null = null;
  #heard = false;
  /** Clocks of two connections, or of two server processes, do not compare. */
  #needsSnapshot = true;
  #wire: Wire | null = null;
  #revivedAt = Number.NEGATIVE_INFINITY;

  /** What may be shown now: as sent, as held while paused, or all unknown when the connection is lost. */
  readonly view: S = $derived.by(() => {
    const shown = this.#held ?? this.#current;
    return this.#connection === 'lost' ? (doubt(shown, this.#asOf) as S) : shown;
  });

  constructor(options: LiveOptions<S, D>) {
    this.#options = options;
    this.#current = options.snapshot;
    this.#asOf = options.snapshot.takenAt;
    this.#now = options.renderedAt;
    this.#heardAt = options.renderedAt;
  }

  get connection(): Connection {
    return this.#connection;
  }
  /** The last instant (RFC 3339) for which the server vouched for the board. */
  get asOf(): string {
    return this.#held?.takenAt ?? this.#asOf;
  }
  /** The server's time, in ms since the epoch, to the second; stands still while paused. */
  get now(): number {
    return this.#now;
  }
  /** The server said that it ends and comes back. */
  get restarting(): boolean {
    return this.#goodbyeAt !== null;
  }
  get paused(): boolean {
    return this.#held !== null;
  }

  /** Begins to follow. Returns the function that ends it. */
  start(connect: Connect<S, D>): () => void {
    this.#begin();
    this.tick();
    this.#wire = connect(this);
    const timer = setInterval(() => this.tick(), TICK);
    const ending = new AbortController();
    const { signal } = ending;
    // Chrome stops a page that nobody looks at; what it showed last must not be believed on waking.
    document.addEventListener('freeze', () => this.sleep(), { signal });
    // Timers of a hidden page run late: what is old has to go before the first frame that is seen.
    document.addEventListener('visibilitychange', () => this.tick(), { signal });
    window.addEventListener('pageshow', () => this.tick(), { signal });
    return () => {
      ending.abort();
      clearInterval(timer);
      this.#wire?.close();
      this.#wire = null;
    };
  }

  /** What the server has just rendered is no silence of the server, however long this device took. */
  #begin(): void {
    const here = this.#options.clock();
    if (!this.#heard && here - this.#heardAt <= PATIENCE) this.#heardAt = here;
  }

  snapshot(snapshot: S): void {
    const took = this.#options.clock() - this.#askedAt;
    this.#askedAt = Number.NEGATIVE_INFINITY;
    this.#needsSnapshot = false;
    // A server that is back begins with the whole picture; the last words of one that ends do not count.
    this.#goodbyeAt = null;
    this.#current = snapshot;
    this.#vouch(snapshot.takenAt, took >= 0 && took <= BEAT_LIMIT);
  }

  delta(delta: D): void {
    if (!this.#fits(delta.from) || delta.clock <= delta.from) return this.#ask();
    this.#current = this.#options.merge(this.#current, delta);
    this.#vouch(delta.takenAt);
  }

  beat(beat: Beat): void {
    if (!this.#fits(beat.clock)) return this.#ask();
    this.#vouch(beat.takenAt);
  }

  /** After a goodbye what is shown holds as long as it would without a beat. */
  disconnected(): void {
    this.#needsSnapshot = true;
    if (!this.restarting) this.#lose();
  }

  goodbye(): void {
    this.#goodbyeAt = this.#options.clock();
  }

  /** Puts what this device remembers in the place of what is older: as a memory, believed by nobody. */
  recall(snapshot: S): void {
    if (this.#heard || Date.parse(snapshot.takenAt) <= Date.parse(this.#asOf)) return;
    this.#current = snapshot;
    this.#asOf = snapshot.takenAt;
    this.#lose();
  }

  /** This page falls asleep: what it shows last may be looked at hours later. */
  sleep(): void {
    this.disconnected();
    this.#lose();
  }

  /** Stops all change on the screen, but for the loss of the connection. WCAG 2.2.2. */
  pause(): void {
    this.#held = { ...this.view, takenAt: this.#asOf };
  }

  resume(): void {
    this.#held = null;
    this.tick();
  }

  /** Looks at the clock: how old is the last sign of life? */
  tick(): void {
    const here = this.#options.clock();
    const silence = here - this.#heardAt;
    // A clock that was put back says nothing about how long it has been silent.
    if (silence > BEAT_LIMIT || (this.#heard && silence < -BEAT_LIMIT)) this.#lose();
    if (here - (this.#goodbyeAt ?? here) > RESTART) this.#goodbyeAt = null;
    this.#revive(here);
    // Never heard: the time of this device, unless it is behind what the server once said.
    if (this.#connection === 'lost' && here >= Date.parse(this.#asOf)) this.#ahead ??= 0;
    if (this.paused || this.#ahead === null) return;
    const second = Math.floor((here + this.#ahead) / 1000) * 1000;
    if (second !== this.#now) this.#now = second;
    if (this.#current.version !== this.#options.snapshot.version) this.#options.outdated?.();
  }

  /**
   * Counts from when the server spoke, not from when it was heard: what was held up on the way vouches
   * for a board that is as old. A clock that was changed, there or here, looks the same; it is told
   * apart by asking.
   * @param answered this is the answer to a question just asked, and cannot be older than it
   */
  #vouch(takenAt: string, answered = false): void {
    const here = this.#options.clock();
    const ahead = Date.parse(takenAt) - here;
    const best = this.#heard && !answered ? Math.max(this.#ahead ?? ahead, ahead) : ahead;
    const late = best - ahead;
    if (late > DOUBTFUL) this.#ask();
    if (late > BEAT_LIMIT) return this.tick();
    this.#heard = true;
    this.#heardAt = here - late;
    this.#ahead = best;
    this.#asOf = takenAt;
    this.#connection = 'live';
    this.tick();
  }

  #revive(here: number): void {
    const quiet = here - Math.max(this.#heardAt, this.#revivedAt);
    if (quiet < REVIVE_AFTER) return;
    this.#revivedAt = here;
    this.#wire?.revive();
  }

  #fits(clock: number): boolean {
    return !this.#needsSnapshot && clock === this.#current.clock;
  }

  /** A paused board stays unknown until it is resumed: what it held may be long out of date. */
  #lose(): void {
    if (this.#connection === 'lost') return;
    this.#connection = 'lost';
    if (this.#held) this.#held = doubt(this.#held, this.#asOf) as S;
  }

  #ask(): void {
    const here = this.#options.clock();
    if (here - this.#askedAt < ASK_EVERY) return;
    this.#askedAt = here;
    this.#wire?.resync();
  }
}

export type PublicLive = Live<PublicSnapshot, PublicDelta>;
export type StaffLive = Live<StaffSnapshot, StaffDelta>;

export const [getStaffLive, setStaffLive] = createContext<StaffLive>();
