import { Gauge } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Board } from '../occupancy/board.ts';
import { activeFaults, limitOf } from '../occupancy/freshness.ts';
import { POLICY } from '../occupancy/layout.ts';
import { current } from '../occupancy/register.ts';
import type { Subject } from './metrics.ts';

/** Age, limit and battery of every placed device. */
export const deviceMetrics =
  (board: () => Board, clock: Clock): Subject =>
  (registry) => {
    const labelNames = ['device', 'place'] as const;
    const registers = [registry];
    const age = new Gauge({
      name: 'kuuseki_device_age_seconds',
      help: 'Seconds since the newest word of a device. Absent for one that was never heard.',
      labelNames,
      registers,
    });
    const limit = new Gauge({
      name: 'kuuseki_device_limit_seconds',
      help: 'Silence after which a device counts as silent, by what it last said.',
      labelNames,
      registers,
    });
    const battery = new Gauge({
      name: 'kuuseki_device_battery_ratio',
      help: 'Battery charge, 0 to 1. Absent for a device that does not tell.',
      labelNames,
      registers,
    });
    const faults = new Gauge({
      name: 'kuuseki_device_faults',
      help: 'Faults that a device reports about itself now.',
      labelNames,
      registers,
    });
    return {
      subject: 'devices',
      collect() {
        for (const gauge of [age, limit, battery, faults]) gauge.reset();
        const now = board();
        for (const device of now.layout.devices) {
          const facts = now.devices[device.id];
          if (facts === undefined) continue;
          const place = device.places
            .map((each) => ('space' in each ? each.space : each.door))
            .join(' ');
          const labels = { device: device.id, place };
          const occupied = device.places.some((each) => {
            const register =
              'space' in each ? now.registers[`${device.id}#${each.part}`] : undefined;
            return register !== undefined && current(register)?.value === true;
          });
          limit.set(labels, limitOf(now, device.id, occupied, POLICY) / 1000);
          faults.set(labels, activeFaults(facts, clock.now(), POLICY).length);
          if (facts.heardAt !== null)
            age.set(labels, Math.max(0, (clock.now() - facts.heardAt) / 1000));
          if (facts.battery !== null) battery.set(labels, facts.battery / 100);
        }
      },
    };
  };
