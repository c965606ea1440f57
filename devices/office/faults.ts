import type { Fault } from './events.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { HOUR, MINUTE, SEATS, UNITS, WATCHED_FROM, WATCHED_UNTIL } from './venue.ts';

/** The faults that begin on one day. `running`: those of earlier days; a sick device gets no second. */
export function drawFaults(
  rng: Random,
  par: Parameters,
  midnight: number,
  running: readonly Fault[],
): Fault[] {
  const faults: Fault[] = [];
  const moment = () =>
    rng.between(midnight + WATCHED_FROM * MINUTE, midnight + WATCHED_UNTIL * MINUTE);
  const sick = (seat: string) =>
    [...running, ...faults].some((f) => 'seat' in f && f.seat === seat && f.until > midnight);

  for (const { id: seat, sensor } of SEATS) {
    if (!sensor || sick(seat)) continue;
    if (rng.chance(par.stuckPerSeatDay)) {
      const from = moment();
      const until = from + Math.max(2 * HOUR, rng.exponential(26 * HOUR));
      faults.push({ seat, kind: 'stuck', value: rng.chance(0.5) ? 1 : 0, from, until });
    } else if (rng.chance(par.deathPerSeatDay)) {
      // An empty battery stays empty until somebody brings a new one.
      const from = moment();
      const until = from + 4 * HOUR + rng.exponential(30 * HOUR);
      // The meeting room has one device: it falls silent for all of its seats.
      const seats = UNITS['M']?.includes(seat) ? UNITS['M'] : [seat];
      for (const one of seats) {
        if (!sick(one)) faults.push({ seat: one, kind: 'silent', from, until });
      }
    }
  }
  if (rng.chance(par.doorOutagePerDay)) {
    const from = moment();
    const reboot = rng.chance(0.5);
    const until = from + rng.between(10, 90) * MINUTE;
    faults.push({ dev: 'door-1', kind: 'outage', reboot, from, until });
  }
  for (const dev of ['ap-1', 'ap-2']) {
    if (!rng.chance(par.apOutagePerDay)) continue;
    const from = moment();
    faults.push({ dev, kind: 'unreachable', from, until: from + rng.between(5, 40) * MINUTE });
  }
  for (const line of ['ether1', 'ether2']) {
    if (!rng.chance(par.lineDownPerDay)) continue;
    const from = moment();
    const until = from + rng.between(2, 60) * MINUTE;
    faults.push({ dev: 'ap-1', kind: 'line-down', line, from, until });
  }
  return faults;
}
