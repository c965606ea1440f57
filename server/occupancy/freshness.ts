import type { Board, DeviceFacts, DeviceFault, Reason } from './board.ts';
import type { Instant } from './evidence.ts';
import type { LayoutDevice, Policy } from './layout.ts';
import { current, type Word } from './register.ts';

/** What one source says of a space now: its word while it carries, else why it does not. */
export type SourceWord =
  | { carries: true; word: Word; until: Instant; confidence: number }
  | { carries: false; reason: Reason; at: Instant | null; since: Instant };

/** Age in milliseconds at which a device's word no longer carries (OC11). */
export function limitOf(board: Board, device: string, occupied: boolean, policy: Policy): number {
  const heartbeat = board.devices[device]?.heartbeat ?? { free: 0, occupied: 0 };
  return policy.heartbeats * 1000 * (occupied ? heartbeat.occupied : heartbeat.free);
}

/** Rules OC10 to OC14. */
export function listen(
  board: Board,
  source: { key: string; device: LayoutDevice },
  now: Instant,
  policy: Policy,
): SourceWord {
  const { device } = source;
  const facts = board.devices[device.id];
  const register = board.registers[source.key];
  const word = register === undefined ? null : current(register);
  const silent = (reason: Reason, since: Instant): SourceWord => ({
    carries: false,
    reason,
    at: word?.at ?? null,
    since,
  });

  if (!board.source.up && now - board.source.since > policy.sourceGrace) {
    return silent({ code: 'sourceDown', since: board.source.since }, board.source.since);
  }
  const offline = offlineSince(board, device, word);
  if (offline !== null) return silent({ code: 'offline', at: offline }, offline);
  if (word === null) return silent({ code: 'neverHeard' }, board.opening?.since ?? 0);
  const blind = activeFaults(facts, now, policy).filter(([code]) => policy.blinding.includes(code));
  if (blind.length > 0) {
    const since = Math.min(...blind.map(([, fault]) => fault.at));
    return silent({ code: 'faulty', at: since }, since);
  }
  if (word.value === null) return silent({ code: 'cannotTell', at: word.since }, word.since);
  const limit = limitOf(board, device.id, word.value, policy);
  const age = Math.max(0, now - word.at);
  if (age > limit) return silent({ code: 'silent', lastAt: word.at }, word.at + limit);
  return { carries: true, word, until: word.at + limit, confidence: 1 - age / limit };
}

/** Faults that a device has now, by code. */
export function activeFaults(
  facts: DeviceFacts | undefined,
  now: Instant,
  policy: Policy,
): [string, DeviceFault][] {
  return Object.entries(facts?.faults ?? {}).filter(
    ([, fault]) => fault.active && now - fault.saidAt < policy.faultLife,
  );
}

/** When the device, or the bridge it speaks through, went away; a later word of its own overrules. */
function offlineSince(board: Board, device: LayoutDevice, word: Word | null): Instant | null {
  for (const id of device.bridge === null ? [device.id] : [device.id, device.bridge]) {
    const facts = board.devices[id];
    if (
      facts?.online === false &&
      facts.onlineAt !== null &&
      facts.onlineAt >= (word?.at ?? -Infinity)
    ) {
      return facts.onlineAt;
    }
  }
  return null;
}
