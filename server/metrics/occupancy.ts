import { Gauge } from 'prom-client';
import type { Board, Status } from '../occupancy/board.ts';
import type { Subject } from './metrics.ts';

const STATUSES: Status[] = [
  'closed',
  'outOfService',
  'free',
  'held',
  'occupied',
  'away',
  'unknown',
];

/** Seats by zone and status, people counted by the doors, opening state. */
export const occupancyMetrics =
  (board: () => Board): Subject =>
  (registry) => {
    const spaces = new Gauge({
      name: 'kuuseki_spaces',
      help: 'Spaces of a zone by status.',
      labelNames: ['zone', 'status'],
      registers: [registry],
    });
    const open = new Gauge({
      name: 'kuuseki_venue_open',
      help: '1 while the calendar says open.',
      registers: [registry],
    });
    const crossings = new Gauge({
      name: 'kuuseki_door_crossings',
      help: 'Crossings of a counting line since its first report, over resets and wraps.',
      labelNames: ['counter', 'direction'],
      registers: [registry],
    });
    return {
      subject: 'occupancy',
      collect() {
        const now = board();
        const counts = new Map<string, number>();
        for (const { id, zone } of now.layout.spaces) {
          const key = `${zone} ${now.spaces[id]?.status}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        for (const { id: zone } of now.layout.zones) {
          for (const status of STATUSES) {
            spaces.set({ zone, status }, counts.get(`${zone} ${status}`) ?? 0);
          }
        }
        open.set(now.opening?.open === true ? 1 : 0);
        for (const [counter, { in: entered, out: left }] of Object.entries(now.counters)) {
          crossings.set({ counter, direction: 'in' }, entered);
          crossings.set({ counter, direction: 'out' }, left);
        }
      },
    };
  };
