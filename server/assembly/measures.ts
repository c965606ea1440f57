import type { Clock } from '../clock.ts';
import type { Amender } from '../history/amender.ts';
import type { History } from '../history/history.ts';
import type { Health } from '../health.ts';
import type { Intake } from '../inputs/intake.ts';
import type { Registry } from '../inputs/registry.ts';
import type { WifiInput } from '../inputs/wifi.ts';
import type { Hub } from '../live/hub.ts';
import { deviceMetrics } from '../metrics/devices.ts';
import { ingestMetrics, type IngestProbe } from '../metrics/ingest.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { occupancyMetrics } from '../metrics/occupancy.ts';
import { processMetrics } from '../metrics/process.ts';
import { storeMetrics } from '../metrics/store.ts';
import { viewerMetrics } from '../metrics/viewers.ts';
import { wifiMetrics } from '../metrics/wifi.ts';
import type { Venue } from '../venue/venue.ts';

interface Measured {
  venue: Venue;
  clock: Clock;
  version: string;
  registry: Registry;
  probe: IngestProbe;
  intake: Intake;
  health: Health;
  history: History;
  amender: Amender;
  wifi: WifiInput;
  hub: Hub;
  /** Asks the database; rejects while it is away. */
  ping: () => Promise<void>;
  /** What other parts measure of themselves. */
  more: Parameters<Metrics['add']>;
}

/** Gives every part that is measured its collector. */
export function measure(metrics: Metrics, parts: Measured): void {
  const { venue, clock, registry, probe, intake, health, history, amender, wifi, hub } = parts;
  metrics.add(
    occupancyMetrics(() => venue.board),
    ingestMetrics({
      rejections: registry.rejections,
      probe,
      waiting: () => intake.waiting,
      brokerUp: () => health.broker,
      lostHistory: () => history.lost + amender.lost,
    }),
    deviceMetrics(() => venue.board, clock),
    wifiMetrics({ accessPoints: () => wifi.accessPoints(), lines: () => wifi.lines() }),
    storeMetrics(parts.ping),
    viewerMetrics(
      () => hub.viewers(),
      () => hub.dropped,
    ),
    ...parts.more,
    processMetrics(parts.version),
  );
}
