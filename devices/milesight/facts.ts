import type { Passage, Reading } from '../readings.ts';
import type { Frame } from '../row.ts';

/** Both directions of a counter, or the one that a block holds. */
interface Counts {
  in?: number;
  out?: number;
}

/** What one block of a frame says, before the blocks of the frame are put together. */
export type Fact =
  | { is: 'reading'; reading: Reading }
  | { is: 'total'; counts: Counts; width: 16 | 32; line?: number; recordedAt?: number }
  | { is: 'period'; counts: Counts; line?: number; recordedAt?: number }
  | { is: 'time'; at: number }
  /** The sensor says that it cannot see (dark, covered). */
  | { is: 'blind' };

type Counting = Extract<Fact, { is: 'total' | 'period' }>;

/**
 * Puts the facts of one frame together. Totals win over periods of the same line, because they
 * survive the loss of a frame; a pair of which one half is missing is refused, because a guessed
 * zero would look like a reset.
 */
export function settle(facts: Fact[], rejected?: string): Frame {
  const passages = passagesOf(facts.filter(isCounting));
  const live = passages.whole.filter((each) => each.recordedAt === undefined);
  const deviceTime = facts.findLast((fact) => fact.is === 'time')?.at;
  const reason = rejected ?? (passages.halves ? HALF : undefined);
  return {
    readings: [...readingsOf(facts), ...live.map((each) => each.passage)],
    history: passages.whole.flatMap(({ recordedAt, passage }) =>
      recordedAt === undefined ? [] : [{ recordedAt, passage: { ...passage, historical: true } }],
    ),
    ...(deviceTime === undefined ? {} : { deviceTime }),
    ...(reason === undefined ? {} : { rejected: reason }),
  };
}

const HALF = 'incomplete-total: a counter came with one direction only';

function isCounting(fact: Fact): fact is Counting {
  return fact.is === 'total' || fact.is === 'period';
}

function readingsOf(facts: Fact[]): Reading[] {
  const blind = facts.some((fact) => fact.is === 'blind');
  const said = facts.flatMap((fact) => (fact.is === 'reading' ? [fact.reading] : []));
  const merged = latest(said);
  if (!blind) return merged;
  const seen = merged.flatMap((reading): Reading[] => {
    if (reading.kind === 'people') return [];
    return [reading.kind === 'presence' ? { ...reading, occupied: null } : reading];
  });
  return seen.some((reading) => reading.kind === 'presence')
    ? seen
    : [...seen, { kind: 'presence', occupied: null }];
}

/** One reading per kind and part, the last said; temperature and humidity make one reading. */
function latest(said: Reading[]): Reading[] {
  const kept = new Map<string, Reading>();
  for (const [index, reading] of said.entries()) {
    const part = 'part' in reading ? reading.part : undefined;
    const slot = reading.kind === 'fault' ? `fault ${index}` : `${reading.kind} ${part}`;
    const before = kept.get(slot);
    const together = reading.kind === 'environment' && before ? { ...before, ...reading } : reading;
    kept.set(slot, together);
  }
  return [...kept.values()];
}

function passagesOf(facts: Counting[]) {
  const byLine = new Map<string, { total?: Counting; period?: Counting }>();
  for (const fact of facts) {
    const slot = `${fact.recordedAt} ${fact.line}`;
    const both = byLine.get(slot) ?? {};
    const counts = { ...both[fact.is]?.counts, ...fact.counts };
    byLine.set(slot, { ...both, [fact.is]: { ...fact, counts } });
  }
  const whole: { recordedAt: number | undefined; passage: Passage }[] = [];
  let halves = false;
  for (const { total, period } of byLine.values()) {
    const best = [total, period].find((fact) => fact !== undefined && isWhole(fact.counts));
    halves ||= total !== undefined && best !== total;
    if (best) whole.push({ recordedAt: best.recordedAt, passage: passageOf(best) });
  }
  return { whole, halves };
}

function isWhole(counts: Counts): boolean {
  return counts.in !== undefined && counts.out !== undefined;
}

function passageOf(fact: Counting): Passage {
  return {
    kind: 'passage',
    in: fact.counts.in ?? 0,
    out: fact.counts.out ?? 0,
    mode: fact.is,
    ...(fact.line === undefined ? {} : { line: fact.line }),
    ...(fact.is === 'total' ? { width: fact.width } : {}),
  };
}
