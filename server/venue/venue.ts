import type { Clock } from '../clock.ts';
import { emptyBoard, type Board } from '../occupancy/board.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { POLICY, type Layout } from '../occupancy/layout.ts';
import { reduce, type Changes } from '../occupancy/reduce.ts';

/** Told of every piece of evidence that changed something. */
export type Listener = (changes: Changes, now: number) => void;

/** Keeps one venue's board and takes evidence to it, one piece at a time. */
export class Venue {
  readonly id: string;
  board: Board;
  readonly #clock: Clock;
  readonly #listeners: Listener[] = [];

  constructor(id: string, layout: Layout, clock: Clock) {
    this.id = id;
    this.#clock = clock;
    this.board = emptyBoard(layout, clock.now());
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /**
   * @param at the moment of taking, for evidence of the past that is gone through again
   * @returns why the evidence was refused, or null
   */
  take(evidence: Evidence, at = this.#clock.now()): string | null {
    const changes = reduce(this.board, evidence, at, POLICY);
    const changed =
      changes.spaces.length + changes.zones.length + changes.devices.length > 0 ||
      changes.doors ||
      changes.people ||
      evidence.kind === 'opening' ||
      evidence.kind === 'source';
    if (changed) for (const listener of this.#listeners) listener(changes, at);
    return changes.refused;
  }
}
