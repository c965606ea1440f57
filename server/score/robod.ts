import { readdirSync } from 'node:fs';
import path from 'node:path';
import { random, type Random } from '../../devices/office/random.ts';
import { localTime, readCsv } from './csv.ts';
import type { Figures } from './figures/figure.ts';
import { average, score, type ScoredRun } from './figures.ts';
import type { LogEvent, LogVenue, Method, Truth } from './method.ts';

/** What the counter over the door does not see, or sees the wrong way round. */
const COUNTER = { missIn: 0.05, missOut: 0.07, wrongWay: 0.01 };
/** Share of those present who go out and come back, each interval. */
const TRIPS = 0.02;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Singapore. */
const OFFSET = 8;
const SCORED = { from: 8 * 60, until: 20 * 60 };

interface Sample {
  t: number;
  people: number;
  /** NaN: not measured. */
  clients: number;
}

interface Crossing {
  t: number;
  dir: 'in' | 'out';
}

function samplesOf(file: string): Sample[] {
  const columns = ['timestamp', 'wifi_connected_devices', 'occupant_count'];
  return readCsv(file, columns).map((row) => ({
    t: localTime(row['timestamp'] ?? '', OFFSET),
    people: Math.round(Number(row['occupant_count'])),
    clients: row['wifi_connected_devices'] ? Number(row['wifi_connected_devices']) : NaN,
  }));
}

/** Who must have gone through the door between the counts, and the trips nobody wrote down. */
function crossings(rng: Random, samples: readonly Sample[]): Crossing[] {
  const found: Crossing[] = [];
  for (const [i, { t, people }] of samples.entries()) {
    const before = samples[i - 1];
    if (before === undefined) continue;
    const change = people - before.people;
    for (let k = 0; k < Math.abs(change); k++) {
      found.push({ t: rng.between(before.t, t), dir: change > 0 ? 'in' : 'out' });
    }
    for (let k = 0; k < Math.min(people, before.people); k++) {
      if (!rng.chance(TRIPS)) continue;
      const out = rng.between(before.t, t);
      found.push({ t: out, dir: 'out' }, { t: rng.between(out, t), dir: 'in' });
    }
  }
  return found.sort((a, b) => a.t - b.t);
}

function seenByCounter(rng: Random, real: readonly Crossing[]): LogEvent[] {
  const counter = { seq: 0, totIn: 0, totOut: 0 };
  return real.flatMap(({ t, dir }): LogEvent[] => {
    if (rng.chance(dir === 'in' ? COUNTER.missIn : COUNTER.missOut)) return [];
    const seen = rng.chance(COUNTER.wrongWay) ? (dir === 'in' ? 'out' : 'in') : dir;
    counter.seq++;
    counter[seen === 'in' ? 'totIn' : 'totOut']++;
    return [{ type: 'door', dev: 'door-1', rx: t, t, dir: seen, ...counter }];
  });
}

/** A real room as a log: real counts and Wi-Fi, a door made from the counts. One seed, one log. */
export function robodRun(file: string, seed: number): ScoredRun {
  const samples = samplesOf(file);
  const [first, last] = [samples[0]?.t ?? 0, samples.at(-1)?.t ?? 0];
  const name = path.basename(file, '.csv');
  const events = seenByCounter(
    random(name, 'counter', seed),
    crossings(random(name, 'crossings', seed), samples),
  );
  for (const { t, clients } of samples) {
    if (!Number.isNaN(clients)) events.push({ type: 'wifi', dev: 'ap-1', rx: t, t, clients });
  }
  for (let t = first; t <= last; t += MINUTE) events.push({ type: 'tick', rx: t });
  // The sort is stable: at equal times a tick comes after what it may know.
  events.sort((a, b) => a.rx - b.rx);

  const midnight = first - ((first + OFFSET * 60 * MINUTE) % DAY);
  const days = Array.from(
    { length: Math.ceil((last + 1 - midnight) / DAY) },
    (_, i) => midnight + i * DAY,
  );
  const venue: LogVenue = {
    tz: '+08:00',
    // People are there from seven until shortly before midnight.
    open: '07:00',
    close: '23:59',
    capacity: 60,
    staff: 0,
    seats: [],
    door: ['door-1'],
    aps: ['ap-1'],
    heartbeatMin: 15,
    wifiPollSec: 300,
    days,
  };
  const truth = samples
    .filter(({ t, people }) => {
      const minute = ((t - midnight) % DAY) / MINUTE;
      return minute >= SCORED.from && minute <= SCORED.until && Number.isFinite(people);
    })
    .map(({ t, people }): Truth => ({ t, n: people, staff: 0, seats: '', held: '' }));
  const hidden = { faults: [], noshows: [], resDay: {} };
  return { name: `${name} ${seed}`, venue, events, truth, hidden };
}

export interface RoomScore {
  room: string;
  /** By the name of the method; each the mean over the seeds. */
  methods: Map<string, Figures>;
}

/** All rooms of a folder; all methods meet the same logs. No truth is given to any of them. */
export function scoreRobod(
  folder: string,
  methods: readonly Method[],
  seeds: readonly number[] = [1, 2, 3],
): RoomScore[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  if (files.length === 0) throw new Error(`${folder} has no .csv file`);
  return files.sort().map((file) => {
    const runs = seeds.map((seed) => robodRun(path.join(folder, file), seed));
    const mean = (method: Method) =>
      average(runs.map((run) => score(run, method.estimates(run.venue, run.events), 0).figures));
    return {
      room: path.basename(file, '.csv'),
      methods: new Map(methods.map((method) => [method.name, mean(method)])),
    };
  });
}
