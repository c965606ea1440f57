import { vi } from 'vitest';
import type { PublicDelta, PublicSnapshot } from '$contract/live.ts';
import { Live, type Listener } from './live.svelte.ts';
import { mergePublic } from './merge.ts';
import { publicSnapshot, space, takenAt } from './samples.ts';

/** When the page of a test was rendered, ms since the epoch. */
export const start = Date.parse(takenAt);

/** A page that was rendered at `takenAt`, with a server at the other end of a fake socket. */
export function page(opened = start) {
  let now = opened;
  const resync = vi.fn();
  const close = vi.fn();
  const revive = vi.fn();
  const outdated = vi.fn();
  let server!: Listener<PublicSnapshot, PublicDelta>;
  const live = new Live({
    snapshot: publicSnapshot(),
    renderedAt: start,
    merge: mergePublic,
    clock: () => now,
    outdated,
  });
  const stop = live.start((listener) => {
    server = listener;
    return { resync, revive, close };
  });
  const at = (ago = 0) => new Date(now - ago).toISOString();
  return {
    live,
    stop,
    resync,
    close,
    revive,
    outdated,
    connect: (change: Partial<PublicSnapshot> = {}) =>
      server.snapshot({ ...publicSnapshot(), takenAt: at(), ...change }),
    take: (id: string, from: number, clock = from + 1, ago = 0) =>
      server.delta({
        from,
        clock,
        takenAt: at(ago),
        spaces: [{ ...space(id), status: 'occupied', since: at() }],
      }),
    beat: (clock: number, ago = 0) => server.beat({ clock, takenAt: at(ago) }),
    drop: () => server.disconnected(),
    goodbye: () => server.goodbye(),
    at,
    /** Time goes by while the page does not run. */
    pass: (ms: number) => void (now += ms),
    wait: (ms: number) => {
      now += ms;
      live.tick();
    },
  };
}
/** The statuses shown. */
export const statuses = (live: { view: PublicSnapshot }) => live.view.spaces.map((s) => s.status);
