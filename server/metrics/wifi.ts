import { Gauge } from 'prom-client';
import type { StaffAccessPoint, StaffLine } from '../contract/staff.ts';
import type { Subject } from './metrics.ts';

export interface WifiSources {
  accessPoints: () => StaffAccessPoint[];
  lines: () => StaffLine[];
}

/** Access points and the lines behind them. An unreachable router gives no count, not a zero. */
export const wifiMetrics =
  (sources: WifiSources): Subject =>
  (registry) => {
    const registers = [registry];
    const up = new Gauge({
      name: 'kuuseki_access_point_up',
      help: '1 when the access point answered its last poll.',
      labelNames: ['access_point'],
      registers,
    });
    const clients = new Gauge({
      name: 'kuuseki_access_point_clients',
      help: 'Associated clients (devices, not people). Absent while unknown.',
      labelNames: ['access_point'],
      registers,
    });
    const line = new Gauge({
      name: 'kuuseki_uplink_up',
      help: '1 while the line has a link. Absent while nobody can tell.',
      labelNames: ['uplink'],
      registers,
    });
    const traffic = new Gauge({
      name: 'kuuseki_uplink_bits_per_second',
      help: 'Traffic of a line between the last two polls.',
      labelNames: ['uplink', 'direction'],
      registers,
    });
    return {
      subject: 'wifi',
      collect() {
        for (const gauge of [up, clients, line, traffic]) gauge.reset();
        for (const each of sources.accessPoints()) {
          up.set({ access_point: each.id }, each.up ? 1 : 0);
          if (each.clients !== null) clients.set({ access_point: each.id }, each.clients);
        }
        for (const each of sources.lines()) {
          if (each.up !== null) line.set({ uplink: each.id }, each.up ? 1 : 0);
          if (each.received !== null)
            traffic.set({ uplink: each.id, direction: 'received' }, each.received);
          if (each.sent !== null) traffic.set({ uplink: each.id, direction: 'sent' }, each.sent);
        }
      },
    };
  };
