/**
 * Event time by devices.md 4.6. Device clocks lie: a device's time counts only when it is within
 * 120 s of the arrival, otherwise the network server's time counts, otherwise the arrival.
 * All times are milliseconds since 1970-01-01 UTC.
 */

/** How far a device's clock may be off and still be believed. */
const TRUSTED_MS = 120_000;
/** How far ahead of the arrival an event may lie before it is clamped to the arrival. */
const AHEAD_MS = 5_000;
/** No sensor of the catalogue existed before: an earlier time is a clock that was never set. */
const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:?\d\d)$/;

/** What is known about when a message was made. */
export interface Times {
  device?: number | undefined;
  network?: number | undefined;
  arrival?: number | undefined;
  retained?: boolean | undefined;
}

/** RFC 3339 with a zone, or milliseconds; undefined for local time without offset and nonsense. */
export function instantOf(value: unknown): number | undefined {
  const at =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && RFC3339.test(value)
        ? Date.parse(value)
        : Number.NaN;
  return at >= EARLIEST && at < LATEST ? Math.floor(at) : undefined;
}

/** When it happened; undefined when nothing tells (also: a retained copy of unknown age). */
export function eventTime(times: Times): number | undefined {
  const { device, network, arrival } = times;
  if (times.retained) return ageOfRetained(times);
  const reference = arrival ?? network;
  if (device !== undefined && near(device, reference)) return notAhead(device, arrival);
  return notAhead(network ?? arrival, arrival);
}

/**
 * A retained copy may be of any age, so its arrival says nothing; its own time is believed however
 * old it is. One that lies ahead of the arrival proves a wrong clock: then the age is unknown.
 */
function ageOfRetained({ device, network, arrival }: Times): number | undefined {
  const own = network ?? device;
  if (own === undefined || arrival === undefined) return own;
  return own <= arrival + AHEAD_MS ? Math.min(own, arrival) : undefined;
}

/** A device's clock that is ahead of the arrival: its time is not believed, and somebody is told. */
export const isAhead = ({ device, arrival }: Times): boolean =>
  device !== undefined && arrival !== undefined && device > arrival + AHEAD_MS;

/** The time of a stored record: the device's own, never later than its arrival. */
export function recordTime(device: number, arrival: number | undefined): number | undefined {
  const at = instantOf(device);
  return at === undefined ? undefined : notAhead(at, arrival);
}

/** RFC 3339 UTC with milliseconds. */
export function stamp(at: number): string {
  return new Date(at).toISOString();
}

function near(device: number, reference: number | undefined): boolean {
  return reference === undefined || Math.abs(device - reference) < TRUSTED_MS;
}

function notAhead(at: number | undefined, arrival: number | undefined): number | undefined {
  if (at === undefined || arrival === undefined) return at;
  return at > arrival + AHEAD_MS ? arrival : at;
}
