import type { Instant } from '../occupancy/evidence.ts';

/** A stretch of time; its end is not part of it. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** One word of one sensor. Only a record corrects; a live word ends what the record before it said. */
export interface Word {
  source: string;
  at: Instant;
  /** null: it could not tell. */
  occupied: boolean | null;
  record: boolean;
  /** Milliseconds for which such a word is believed. */
  limit: number;
}

/** What was so in a stretch that was shown as unknown. */
export interface Correction extends Stretch {
  status: 'occupied' | 'free';
  /** The reason that the board would have given. */
  reason: { code: 'sensorOccupied' | 'sensorVacant'; at: Instant };
}

/**
 * What the records say of the stretches that were unknown: a function of what is known, whatever the
 * order in which it came (HI3 to HI6).
 */
export function amend(unknown: readonly Stretch[], words: readonly Word[]): Correction[] {
  const told = spoken(words);
  return unknown.flatMap((stretch) => {
    const within = told.filter(({ from, to }) => from < stretch.to && stretch.from < to);
    const edges = within.flatMap(({ from, to }) => [from, to]);
    const cuts = [...new Set([stretch.from, stretch.to, ...edges])]
      .filter((at) => stretch.from <= at && at <= stretch.to)
      .sort((a, b) => a - b);
    const pieces: Correction[] = [];
    for (const [n, from] of cuts.slice(0, -1).entries()) {
      const piece = pieceOf(within, from, cuts[n + 1]!);
      const last = pieces.at(-1);
      if (piece !== null && last?.to === from && last.status === piece.status) last.to = piece.to;
      else if (piece !== null) pieces.push(piece);
    }
    return pieces;
  });
}

interface Said extends Stretch {
  occupied: boolean;
}

/** The time for which each record speaks (HI4). */
function spoken(words: readonly Word[]): Said[] {
  const bySource = new Map<string, Map<Instant, Word>>();
  for (const word of words) {
    const own = bySource.get(word.source) ?? new Map<Instant, Word>();
    const same = own.get(word.at);
    if (same === undefined || caution(word) > caution(same)) own.set(word.at, word);
    bySource.set(word.source, own);
  }
  return [...bySource.values()].flatMap((own) => {
    const line = [...own.values()].sort((a, b) => a.at - b.at);
    return line.flatMap(({ at, occupied, record, limit }, n): Said[] => {
      if (!record || occupied === null) return [];
      const to = Math.min(at + limit, line[n + 1]?.at ?? Infinity);
      return [{ from: at, to, occupied }];
    });
  });
}

/** Of two words of one instant: the live one, then the cautious one, as on the live board. */
const caution = ({ record, occupied }: Word): number =>
  (record ? 0 : 3) + (occupied === true ? 2 : occupied === null ? 1 : 0);

function pieceOf(said: readonly Said[], from: Instant, to: Instant): Correction | null {
  const speaking = said.filter((each) => each.from <= from && to <= each.to);
  if (speaking.length === 0) return null;
  const seen = speaking.filter(({ occupied }) => occupied);
  const at = Math.min(...(seen.length > 0 ? seen : speaking).map((each) => each.from));
  return seen.length > 0
    ? { from, to, status: 'occupied', reason: { code: 'sensorOccupied', at } }
    : { from, to, status: 'free', reason: { code: 'sensorVacant', at } };
}
