import type { Clock } from '../clock.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { Health } from '../health.ts';
import type { History } from '../history/history.ts';
import type { Pending } from '../inputs/pending.ts';
import type { Live } from '../live/live.ts';
import { emptyBoard, type Board } from '../occupancy/board.ts';
import type { Layout } from '../occupancy/layout.ts';
import type { Changes } from '../occupancy/reduce.ts';
import type { Pulse } from '../pulse.ts';
import type { Memory } from '../venue/memory.ts';
import type { Venue } from '../venue/venue.ts';

export interface RelayoutParts {
  venue: Venue;
  clock: Clock;
  health: Health;
  memory: Memory;
  pending: Pending;
  pulse: Pulse;
  history: History;
  live: Live;
  readLayout: () => Promise<Layout>;
  /** Goes through stored readings. @returns how many were taken */
  restore: () => Promise<number>;
  /** Reads bookings and corrections again. */
  refresh: () => Promise<void>;
  /** In force now. */
  plan: () => FloorPlan;
  /** Gives every screen the whole picture. */
  resend: () => void;
}

/** Fills a board from what is stored, and lays a new one when places or the plan have changed. */
export function relaying(parts: RelayoutParts) {
  const { venue, clock, health, memory, pending, pulse, history, live } = parts;

  const fill = async (): Promise<number> => {
    venue.take({ kind: 'source', up: health.broker, at: clock.now() });
    await memory.recall(clock);
    pulse.say(true);
    const taken = await parts.restore();
    await parts.refresh();
    pulse.beat();
    return taken;
  };

  const relayout = inTurn(async () => {
    await memory.save(); // what is believed of the others goes on
    await pending.refresh(); // what a device declared before it had a place counts from now on
    venue.board = emptyBoard(await parts.readLayout(), clock.now());
    live.replan(parts.plan());
    history.keepOnly(new Set(Object.keys(venue.board.spaces)), clock.now());
    await fill();
    history.note(wholeBoard(venue.board), clock.now());
    parts.resend();
  });

  return { fill, relayout };
}

/** The present state of every space, as a change from nothing: what history has to agree with. */
export function wholeBoard({ spaces }: Board): Changes {
  const all = Object.entries(spaces).map(([id, after]) => ({ id, before: after, after }));
  return { spaces: all, zones: [], devices: [], doors: false, people: false, refused: null };
}

/** Runs `work` once for each call, one after the other, whatever became of the one before. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(work, work));
}
