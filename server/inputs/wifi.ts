import { AccessPointPoller, type AccessPointPoll } from '../../devices/routeros/accessPoint.ts';
import { retryDelay } from '../../devices/routeros/backOff.ts';
import { pollerOptions, type AccessPointConfig } from '../../devices/routeros/config.ts';
import { RouterOsError } from '../../devices/routeros/errors.ts';
import { toIso, type Clock } from '../clock.ts';
import type { StaffAccessPoint, StaffLine } from '../contract/staff.ts';

export interface WifiInputOptions {
  /** Milliseconds between two polls of one access point. */
  interval: number;
  clock: Clock;
  /** A poll's outcome; null: nobody knows how many there are. */
  onClients: (accessPoint: string, clients: number | null, at: number) => void;
  onChange: () => void;
  log: (sentence: string) => void;
}

/** Milliseconds for one command; a slow router is not a dead one, but the screen cannot wait. */
const DEADLINE = 3_000;
/** Milliseconds between two tries with a password that the router refuses. */
const LOGIN_REFUSED = 300_000;

/** `ca`: PEM of the authority that signed the router's certificate. */
export type WatchedAccessPoint = AccessPointConfig & { ca?: string | undefined };

interface Watched {
  config: WatchedAccessPoint;
  poller: AccessPointPoller;
  state: StaffAccessPoint;
  lines: (StaffLine & { rxBytes: number | null; txBytes: number | null; readAt: number | null })[];
  timer: NodeJS.Timeout | null;
}

/**
 * Asks every access point on its own schedule: one that is dead delays no other. What cannot be asked
 * is unknown, never zero.
 */
export class WifiInput {
  readonly #options: WifiInputOptions;
  #watched: Watched[] = [];
  #stopped = false;

  constructor(options: WifiInputOptions) {
    this.#options = options;
  }

  /** Begins to ask them, each at once and then again and again. */
  start(accessPoints: WatchedAccessPoint[]): void {
    this.#watched = accessPoints.map((config) => watch(config));
    for (const each of this.#watched) void this.#round(each);
  }

  stop(): void {
    this.#stopped = true;
    for (const { timer, poller } of this.#watched) {
      if (timer !== null) clearTimeout(timer);
      poller.close();
    }
  }

  /** As reception sees them. */
  accessPoints(): StaffAccessPoint[] {
    return this.#watched.map(({ state }) => state);
  }

  lines(): StaffLine[] {
    return this.#watched.flatMap(({ lines }) =>
      lines.map(({ id, name, up, since, received, sent }) => ({
        id,
        name,
        up,
        since,
        received,
        sent,
      })),
    );
  }

  async #round(watched: Watched): Promise<void> {
    const { clock, interval, log } = this.#options;
    let poll: AccessPointPoll | null = null;
    let problem: string | null = null;
    let longest = interval;
    try {
      poll = await watched.poller.poll();
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      // Every refused login is a line in the router's log: ask rarely until somebody mends it.
      if (error instanceof RouterOsError && error.code === 'login') longest = LOGIN_REFUSED;
    }
    if (this.#stopped) return;
    const now = clock.now();
    const was = watched.state.up;
    note(watched, poll, problem, now);
    if (was !== watched.state.up) {
      log(`access point ${watched.config.id} is ${watched.state.up ? 'up' : `down: ${problem}`}`);
    }
    this.#options.onClients(watched.config.id, poll?.clients ?? null, now);
    this.#options.onChange();
    const wait =
      poll === null ? retryDelay(watched.poller.failures, Math.random, longest) : interval;
    watched.timer = setTimeout(() => void this.#round(watched), wait);
  }
}

function watch(config: WatchedAccessPoint): Watched {
  const { id, name, lines, ca } = config;
  return {
    config,
    poller: new AccessPointPoller(pollerOptions(config, { deadline: DEADLINE, ca })),
    state: {
      id,
      name,
      up: false,
      since: null,
      polledAt: null,
      clients: null,
      version: null,
      problem: null,
    },
    lines: lines.map((line) => ({
      id: `${id}-${line.interface}`,
      name: line.name,
      up: null,
      since: null,
      received: null,
      sent: null,
      rxBytes: null,
      txBytes: null,
      readAt: null,
    })),
    timer: null,
  };
}

function note(watched: Watched, poll: AccessPointPoll | null, problem: string | null, now: number) {
  const { state } = watched;
  const up = poll !== null;
  watched.state = {
    ...state,
    up,
    since: up === state.up && state.since !== null ? state.since : toIso(now),
    polledAt: toIso(now),
    clients: poll?.clients ?? null,
    version: poll?.resources?.version ?? (up ? state.version : null),
    problem: problem ?? poll?.faults[0]?.message ?? null,
  };
  watched.lines = watched.lines.map((line, n) => {
    const seen = poll?.lines[n];
    const running = seen?.running ?? null;
    return {
      ...line,
      up: running,
      since: running === line.up && line.since !== null ? line.since : toIso(now),
      received: rate(line.rxBytes, seen?.rxBytes ?? null, line.readAt, now),
      sent: rate(line.txBytes, seen?.txBytes ?? null, line.readAt, now),
      rxBytes: seen?.rxBytes ?? null,
      txBytes: seen?.txBytes ?? null,
      readAt: seen === undefined ? null : now,
    };
  });
}

/** Bits per second between two readings; null without two, or after the router's restart. */
function rate(before: number | null, after: number | null, from: number | null, to: number) {
  if (before === null || after === null || from === null || after < before || to <= from)
    return null;
  return ((after - before) * 8000) / (to - from);
}
