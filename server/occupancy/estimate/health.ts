import type { Facts } from '../facts.ts';
import type { Instant } from '../evidence.ts';
import type { BatteryState, Estimate } from './state.ts';

const DAY = 24 * 3_600_000;

/** What devices tell of themselves, minute by minute: batteries that fall, doors that restart, radios that answer. */
export function advanceHealth(facts: Facts, estimate: Estimate): void {
  for (const [device, { battery, batteryAt }] of Object.entries(facts.devices)) {
    if (battery === null || batteryAt === null) continue;
    estimate.batteries[device] = drained(estimate.batteries[device], battery, batteryAt);
  }
  for (const [key, door] of Object.entries(estimate.doors)) {
    const counter = facts.counters[key];
    if (counter === undefined || counter.resets === door.resets) continue;
    door.resets = counter.resets;
    door.restartedAt = counter.startedAt;
  }
  for (const [id, radio] of Object.entries(estimate.radios)) {
    const point = facts.accessPoints[id];
    if (point !== undefined && point.clients !== null) radio.heardAt = point.at;
  }
}

/** Compares with the charge of a day ago or more; a new battery begins anew. */
function drained(known: BatteryState | undefined, percent: number, at: Instant): BatteryState {
  if (known === undefined || percent > known.percent) return { percent, at, perDay: null };
  if (at - known.at < DAY) return known;
  return { percent, at, perDay: ((known.percent - percent) * DAY) / (at - known.at) };
}
