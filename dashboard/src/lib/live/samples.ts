import type { FloorPlan } from '$contract/floorplan.ts';
import type { PublicSnapshot, PublicSpace } from '$contract/live.ts';
import type { StaffSnapshot } from '$contract/staff.ts';

/** A small board for tests: two desks of one zone, both free, taken at 10:32:05 in Japan. */
export const takenAt = '2026-11-24T01:32:05Z';

export const space = (id: string): PublicSpace => ({
  id,
  status: 'free',
  reason: { code: 'sensorVacant', at: takenAt, sensing: 'contact' },
  since: '2026-11-24T00:10:00Z',
  evidenceAt: takenAt,
  until: null,
});

export const publicSnapshot = (): PublicSnapshot => ({
  venue: 'yy-square',
  clock: 7,
  takenAt,
  version: 'abcdef1',
  demo: false,
  opening: {
    open: true,
    closesAt: '2026-11-24T08:15:00Z',
    opensAt: null,
    closedAt: null,
    special: null,
    daysOff: [],
  },
  people: { n: 13, lo: 12, hi: 15 },
  notices: [],
  emergency: null,
  zones: [{ id: 'open', free: 2, capacity: 2, unknown: 0, level: 'available', until: null }],
  spaces: [space('A01'), space('A02')],
});

export const staffSnapshot = (): StaffSnapshot => ({
  ...publicSnapshot(),
  spaces: ['A01', 'A02'].map((id) => ({
    ...space(id),
    confidence: 0.9,
    devices: ['sensor-1'],
    booking: null,
  })),
  devices: [
    {
      id: 'sensor-1',
      model: null,
      places: ['A01'],
      state: 'ok',
      lastAt: takenAt,
      limit: 3600,
      battery: 90,
      faults: [],
      rejected: 0,
    },
  ],
  pending: [{ id: 'new-one', model: null, firstAt: takenAt, lastAt: takenAt, messages: 1 }],
  pendingTotal: 1,
  accessPoints: [],
  lines: [],
  doors: [],
  health: { database: true, broker: true, waiting: 0, rejected: {} },
  estimate: {
    people: { n: 13, lo: 12, hi: 15 },
    zones: { open: { n: 1, lo: 0, hi: 2 } },
    asOf: takenAt,
    learned: {
      doors: [{ device: 'sensor-1', missedIn: 0.03, missedOut: 0.052, imbalance: -0.02 }],
      wifi: [{ accessPoint: 'ap-1', perPerson: 1.4, offset: 0.8, correlation: 0.72, used: true }],
      absence: { minutes: 18, returns: 0.7 },
    },
  },
  disagreements: [],
  acknowledgements: [],
  corrections: [],
  arrivals: 0,
});

/** A plan on which the two desks stand side by side, the second to the east. */
export const plan = (): FloorPlan => ({
  id: 'FP-1',
  effectiveFrom: '2026-04-01',
  venue: { id: 'yy-square', name: 'YY! SQUARE', width: 20, depth: 10 },
  walls: [],
  windows: [],
  doors: [],
  zones: [
    {
      id: 'open',
      name: 'オープンデスク',
      short: 'オープン',
      nameEn: 'Open desks',
      kind: 'open',
      public: true,
      few: 1,
      whole: false,
      rect: { x: 5, y: 2, w: 10, h: 6 },
    },
  ],
  units: [],
  furniture: [],
  spaces: ['A01', 'A02'].map((id, i) => ({
    id,
    label: id,
    kind: 'open' as const,
    zone: 'open',
    bookable: true,
    outlet: true,
    monitor: false,
    rotation: 0,
    x: 6 + i * 1.2,
    y: 4,
    w: 0.6,
    h: 0.6,
  })),
  lockers: { x: 0, y: 9, w: 1, h: 0.5, ids: [] },
  accessPoints: [],
});
