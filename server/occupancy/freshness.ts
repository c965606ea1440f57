import type { Reason } from './board.ts';
import type { Sensing } from './estimate/constants.ts';
import type { DeviceFacts, DeviceFault, Facts } from './facts.ts';
import type { Instant } from './evidence.ts';
import type { LayoutDevice, Policy } from './layout.ts';
import { current, type Word } from './register.ts';

/** What one source says of a space now: its word while it carries, else why it does not. */
export type SourceWord =
  | {
      carries: true;
      word: Word;
      until: Instant;
      confidence: number;
      sensing?: Sensing;
      byStaff?: true;
    }
  | { carries: false; reason: Reason; at: Instant | null; since: Instant };

/** Age in milliseconds at which a device's word no longer carries (OC11). */
export function limitOf(facts: Facts, device: string, occupied: boolean, policy: Policy): number {
  const heartbeat = facts.devices[device]?.heartbeat ?? { free: 0, occupied: 0 };
  return policy.heartbeats * 1000 * (occupied ? heartbeat.occupied : heartbeat.free);
}

/** Rules OC10 to OC14. */
export function listen(
  facts: Facts,
  source: { key: string; device: LayoutDevice },
  now: Instant,
  policy: Policy,
): SourceWord {
  const { device } = source;
  const known = facts.devices[device.id];
  const register = facts.registers[source.key];
  const word = register === undefined ? null : current(register);
  const at = word?.at ?? null;
  if (!facts.source.up && now - facts.source.since > policy.sourceGrace) {
    return mute({ code: 'sourceDown', since: facts.source.since }, at, facts.source.since);
  }
  const offline = offlineSince(facts, device, word);
  if (offline !== null) return mute({ code: 'offline', at: offline }, at, offline);
  if (word === null) return mute({ code: 'neverHeard' }, at, facts.opening?.since ?? 0);
  const blind = activeFaults(known, now, policy).filter(([code]) => policy.blinding.includes(code));
  if (blind.length > 0) {
    const since = Math.min(...blind.map(([, fault]) => fault.at));
    return mute({ code: 'faulty', at: since }, at, since);
  }
  if (word.value === null) return mute({ code: 'cannotTell', at: word.since }, at, word.since);
  const limit = limitOf(facts, device.id, word.value, policy);
  const age = Math.max(0, now - word.at);
  if (age > limit) return mute({ code: 'silent', lastAt: word.at }, at, word.at + limit);
  const { sensing = 'motion' } = device;
  return { carries: true, word, until: word.at + limit, confidence: 1 - age / limit, sensing };
}

const mute = (reason: Reason, at: Instant | null, since: Instant): SourceWord => ({
  carries: false,
  reason,
  at,
  since,
});

/** Faults that a device has now, by code. */
export function activeFaults(
  device: DeviceFacts | undefined,
  now: Instant,
  policy: Policy,
): [string, DeviceFault][] {
  return Object.entries(device?.faults ?? {}).filter(
    ([, fault]) => fault.active && now - fault.saidAt < policy.faultLife,
  );
}

/** When the device, or the bridge it speaks through, went away; a later word of its own overrules. */
function offlineSince(facts: Facts, device: LayoutDevice, word: Word | null): Instant | null {
  for (const id of device.bridge === null ? [device.id] : [device.id, device.bridge]) {
    const known = facts.devices[id];
    if (
      known?.online === false &&
      known.onlineAt !== null &&
      known.onlineAt >= (word?.at ?? -Infinity)
    ) {
      return known.onlineAt;
    }
  }
  return null;
}
