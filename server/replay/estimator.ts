import { emptyBoard, type Board } from '../occupancy/board.ts';
import { POLICY } from '../occupancy/layout.ts';
import { reduce } from '../occupancy/reduce.ts';
import { estimateOf, type Estimate } from './estimate.ts';
import { evidenceFrom, layoutOf } from './evidence.ts';
import type { LogEvent, LogVenue } from './log.ts';

/** The live reducer over a log: one line in, an estimate at every tick. */
export function estimator(venue: LogVenue): { step: (event: LogEvent) => Estimate | null } {
  let board: Board | null = null;
  const translate = evidenceFrom(venue);
  return {
    step: (event) => {
      const now = event.rx;
      board ??= emptyBoard(layoutOf(venue), now);
      for (const evidence of translate(event)) reduce(board, evidence, now, POLICY);
      if (event.type !== 'tick') return null;
      reduce(board, { kind: 'tick' }, now, POLICY);
      return estimateOf(board, now);
    },
  };
}
