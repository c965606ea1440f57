import { emptyBoard, type Board } from '../occupancy/board.ts';
import type { Evidence, Instant } from '../occupancy/evidence.ts';
import { POLICY, type Layout, type Opening } from '../occupancy/layout.ts';
import { reduce } from '../occupancy/reduce.ts';
import { estimateOf, type Estimate } from './estimate.ts';

const MINUTE = 60_000;

/** Evidence, and when it came. */
export interface Moment {
  at: Instant;
  evidence: Evidence[];
}

/** What is known of a time that is over. */
export interface StoredRun {
  layout: Layout;
  /** Midnight before the first estimate. */
  begin: Instant;
  openingAt: (now: Instant) => Opening;
  /** The last word of every device before `begin`. */
  before: Evidence[];
  /** Bookings, check-ins and corrections as they changed, in the order of time. */
  desk: readonly Moment[];
  /** Messages, in the order of their arrival. */
  messages: AsyncIterable<Moment>;
}

/** The live reducer over what was stored: an estimate for each whole minute from `from` to `to`. */
export async function* replayStored(
  run: StoredRun,
  from: Instant,
  to: Instant,
): AsyncGenerator<Estimate, void, void> {
  const board = emptyBoard(run.layout, run.begin);
  const take = (evidence: Evidence, now: Instant) => void reduce(board, evidence, now, POLICY);
  let said = '';
  const open = (now: Instant): void => {
    const opening = run.openingAt(now);
    if (said === (said = JSON.stringify(opening))) return;
    take({ kind: 'opening', opening }, now);
  };

  open(run.begin);
  for (const evidence of run.before) take(evidence, run.begin);
  let next = run.begin;
  function* ticks(before: Instant): Generator<Estimate> {
    while (next < before) {
      open(next);
      take({ kind: 'tick' }, next);
      const whole = next % MINUTE === 0;
      if (whole && next >= from) yield lineOf(board, next);
      // Live ticks each second; only these two differ: a minute is over, and it is settled.
      next += whole ? POLICY.reorder : MINUTE - POLICY.reorder;
    }
  }

  let now = run.begin;
  for await (const { at, evidence } of inOrder(run.desk, run.messages)) {
    if (at > to) break;
    now = Math.max(now, at);
    yield* ticks(now);
    for (const each of evidence) take(each, now);
  }
  yield* ticks(to + 1);
}

function lineOf(board: Board, t: Instant): Estimate {
  const spaces = Object.entries(board.spaces).map(
    ([id, { status, reason, since, evidenceAt }]) =>
      [id, { status, reason, since, evidenceAt }] as const,
  );
  return { ...estimateOf(board, t), spaces: Object.fromEntries(spaces) };
}

/** Both as one; of the same moment the desk goes first. */
async function* inOrder(
  desk: readonly Moment[],
  messages: AsyncIterable<Moment>,
): AsyncGenerator<Moment, void, void> {
  let n = 0;
  for await (const message of messages) {
    for (; n < desk.length && desk[n]!.at <= message.at; n += 1) yield desk[n]!;
    yield message;
  }
  yield* desk.slice(n);
}
