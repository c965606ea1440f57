import { BookingInput } from '../inputs/bookings.ts';
import { CorrectionInput } from '../inputs/corrections.ts';
import { Intake } from '../inputs/intake.ts';
import { Pending } from '../inputs/pending.ts';
import { Registry } from '../inputs/registry.ts';
import { WifiInput } from '../inputs/wifi.ts';
import type { IngestProbe } from '../metrics/ingest.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { indexOf } from '../occupancy/lookup.ts';
import type { BoardParts } from './board.ts';
import type { Ground, Tell } from './ground.ts';
import type { Stores } from './stores.ts';

interface InputParts extends Ground {
  stores: Stores;
  board: Pick<BoardParts, 'venue' | 'amender'>;
  probe: IngestProbe;
  tell: Tell;
}

export type Inputs = Awaited<ReturnType<typeof makeInputs>>;

/** Whatever brings evidence to the board: devices, bookings, what reception saw, Wi-Fi. */
export async function makeInputs(parts: InputParts) {
  const { config, clock, info, warn, stores, probe, tell } = parts;
  const { venue, amender } = parts.board;
  const { venues, readings } = stores;
  const take = (evidence: Evidence) => venue.take(evidence);
  const registry = new Registry(await venues.models(), clock);
  const intake = new Intake({
    clock,
    registry,
    store: readings,
    take,
    isPlaced: (device) => indexOf(venue.board.layout).device.has(device),
    onReading: (decoded) => probe.message(decoded.readings, clock.now()),
    onRecords: (rows) => amender.note(rows),
    warn,
  });
  const bookingInput = new BookingInput({
    ...{ store: stores.bookings, clock, take, warn, every: 5_000 },
    onChange: () => tell((live) => live.noteArrivals()),
  });
  const correctionInput = new CorrectionInput({
    ...{ store: stores.corrections, clock, take, warn, every: 5_000 },
    onChange: () => tell((live) => live.noteCorrections()),
  });
  const wifi = new WifiInput({
    interval: config.wifiInterval,
    clock,
    onClients(accessPoint, clients, at) {
      take({ kind: 'wifi', accessPoint, clients, at });
      intake.store([readings.poll(accessPoint, clients, at)]);
    },
    onChange: () => tell((live) => live.noteNetwork()),
    log: info,
  });
  const pending = new Pending(venues, registry, warn);
  return { registry, intake, bookingInput, correctionInput, wifi, pending };
}
