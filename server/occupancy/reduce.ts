import type { Board, Reason, Verdict } from './board.ts';
import { decide } from './decide.ts';
import { keep, picture, settle } from './estimate/settle.ts';
import type { Evidence, Instant } from './evidence.ts';
import { takeFact } from './facts.ts';
import { indexOf } from './lookup.ts';
import type { Policy } from './layout.ts';
import { countSpace, judgeZone } from './zone.ts';

/** What one piece of evidence changed. */
export interface Changes {
  /** Spaces whose record differs, with what they were before. */
  spaces: { id: string; before: Verdict; after: Verdict }[];
  zones: string[];
  devices: string[];
  doors: boolean;
  /** A new picture of the head count was taken. */
  people: boolean;
  /** Why the evidence was refused, if it was (OC5, OC6, OC42). */
  refused: string | null;
}

/**
 * Takes one piece of evidence into the board. Deterministic: the same board, evidence and `now` give
 * the same result. The board is updated in place, so that the work for one message does not grow
 * with the venue; a tick looks at every space once.
 */
export function reduce(board: Board, evidence: Evidence, now: Instant, policy: Policy): Changes {
  const changes: Changes = {
    spaces: [],
    zones: [],
    devices: [],
    doors: false,
    people: false,
    refused: null,
  };
  changes.refused = takeFact(board, evidence, now, policy, changes);
  if (changes.refused !== null) return changes;
  keep(board.settled, evidence, now, policy);
  // What reception saw shows at once; everything else waits for the next picture.
  if (evidence.kind === 'corrections') board.view = null;
  if (evidence.kind === 'tick' || evidence.kind === 'corrections')
    changes.people = look(board, now, policy);
  review(board, touched(board, evidence), now, policy, changes);
  return changes;
}

/** Takes the picture of now: what is settled, and the minute that runs. @returns whether it is new */
function look(board: Board, now: Instant, policy: Policy): boolean {
  settle(board.settled, now, policy);
  if (board.view !== null && now - board.view.at < policy.viewEvery && now >= board.view.at)
    return false;
  board.view = { at: now, ...picture(board, board.settled, now, policy) };
  return true;
}

/** Spaces whose status may depend on this evidence. */
function touched(board: Board, evidence: Evidence): Iterable<string> {
  const index = indexOf(board.layout);
  switch (evidence.kind) {
    case 'tick':
    case 'source':
    case 'opening':
    case 'bookings':
    case 'corrections':
      return index.space.keys();
    case 'wifi':
    case 'passage':
    case 'battery':
      return [];
    case 'presence':
    case 'availability':
    case 'fault':
    case 'heartbeat': {
      const device = index.device.get(evidence.device);
      const all = [
        ...(device === undefined ? [] : [device]),
        ...(index.children.get(evidence.device) ?? []),
      ];
      return all.flatMap(({ places }) =>
        places.flatMap((place) =>
          !('space' in place) ||
          (evidence.kind === 'presence' && evidence.part !== 0 && place.part !== evidence.part)
            ? []
            : [place.space],
        ),
      );
    }
  }
}

function review(
  board: Board,
  ids: Iterable<string>,
  now: Instant,
  policy: Policy,
  changes: Changes,
): void {
  const index = indexOf(board.layout);
  const zones = new Set<string>();
  for (const id of ids) {
    const space = index.space.get(id);
    const before = board.spaces[id];
    if (space === undefined || before === undefined) continue;
    const after = decide(board, space, now, policy);
    board.spaces[id] = after;
    if (sameRecord(before, after)) continue;
    changes.spaces.push({ id, before, after });
    const tally = board.tallies[space.zone]!; // laid down with the board
    countSpace(tally, before, -1);
    countSpace(tally, after, 1);
    zones.add(space.zone);
  }
  // One seat's message costs no look at every zone; the first evidence lays all of them down.
  const last = board.layout.zones.at(-1);
  const few = zones.size < 2 && last !== undefined && board.zones[last.id] !== undefined;
  const due = few ? [...zones].flatMap((id) => index.zone.get(id) ?? []) : board.layout.zones;
  for (const zone of due) {
    if (!zones.has(zone.id) && board.zones[zone.id] !== undefined) continue;
    const after = judgeZone(board, zone);
    if (JSON.stringify(after) === JSON.stringify(board.zones[zone.id])) continue;
    board.zones[zone.id] = after;
    changes.zones.push(zone.id);
  }
}

/** Equal for a viewer: confidence alone is no news, and travels with the next change. */
function sameRecord(a: Verdict, b: Verdict): boolean {
  return (
    a.status === b.status &&
    a.since === b.since &&
    a.evidenceAt === b.evidenceAt &&
    a.until === b.until &&
    sameReason(a.reason, b.reason)
  );
}

/** A reason is a code and its facts, flat; each code has the same facts every time. */
function sameReason(a: Reason, b: Reason): boolean {
  for (const fact in a) {
    if (a[fact as keyof Reason] !== b[fact as keyof Reason]) return false;
  }
  return true;
}
