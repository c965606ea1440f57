import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { linesOf, type Line } from '../../devices/lines.ts';

/** The widest range that a Date can show; everything is epoch milliseconds. */
const instant = z.number().min(0).max(8.64e15);
const name = z.string().min(1).max(200);
const count = z.number().int().min(0);
const stamped = { rx: instant, t: instant };

/** `t` = device time, `rx` = arrival. What an event carries besides is tolerated and dropped. */
const event = z.discriminatedUnion('type', [
  z.object({
    ...stamped,
    type: z.literal('seat'),
    dev: name,
    seq: count,
    seat: name,
    occ: z.literal([0, 1]),
    hb: z.literal([0, 1]).optional(),
    batt: z.number().optional(),
  }),
  z.object({
    ...stamped,
    type: z.literal('door'),
    dev: name,
    seq: count,
    dir: z.enum(['in', 'out']),
    /** Absent on a counter that tells single crossings only. */
    totIn: count.optional(),
    totOut: count.optional(),
  }),
  z.object({ ...stamped, type: z.literal('wifi'), dev: name, clients: count }),
  z.object({
    ...stamped,
    type: z.literal('res'),
    id: name,
    seat: name,
    start: instant,
    end: instant,
  }),
  z.object({ ...stamped, type: z.literal('cancel'), id: name }),
  z.object({
    ...stamped,
    type: z.literal(['checkin', 'checkout']),
    /** null is a walk-in; then `seat` says where. */
    res: name.nullable(),
    seat: name.optional(),
  }),
  z.object({
    ...stamped,
    type: z.literal('locker'),
    locker: name,
    state: z.enum(['taken', 'released']),
  }),
  z.object({ rx: instant, type: z.literal('tick') }),
]);

const EVENT_TYPES = event.options.flatMap((option) => [...option.shape.type.values]);

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be HH:MM');

const venueFile = z
  .object({
    tz: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'must be an offset such as +09:00'),
    open: time,
    close: time,
    capacity: z.number().int().min(1).max(10_000),
    /** People on the roster who have no sensor. */
    staff: count.default(0),
    seats: z
      .array(
        z.object({
          id: name,
          zone: name,
          /** The kind of sensor; null: nothing senses this seat. */
          sensor: name.nullable(),
        }),
      )
      .readonly(),
    door: z.array(name).readonly(),
    aps: z.array(name).readonly(),
    heartbeatMin: z.number().positive().max(1440).default(15),
    wifiPollSec: z.number().positive().max(86_400).default(60),
    /** Midnights of the recorded days. */
    days: z.array(instant).readonly().default([]),
  })
  .superRefine((venue, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message });
    if (venue.open >= venue.close) issue('open must be before close');
    const ids = venue.seats.map((seat) => seat.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) < i);
    if (twice.length > 0) issue(`seats: ${[...new Set(twice)].join(', ')} is there twice`);
  });

/** The venue of a recorded run (`venue.json`). */
export type LogVenue = Readonly<z.infer<typeof venueFile>>;
export type LogEvent = z.infer<typeof event>;
export type LogEventOf<T extends LogEvent['type']> = Extract<LogEvent, { type: T }>;
export type Entry = { line: number; event: LogEvent } | { line: number; error: string };

/** A venue has some hundred seats at most; a line about one of them is short. */
const LONGEST_LINE = 65_536;

/** Throws one error that lists every fault of the venue. */
export function parseVenue(value: unknown): LogVenue {
  const parsed = venueFile.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`the venue file is unusable: ${faultsOf(parsed.error).join('; ')}`);
}

/** Throws a sentence when the file cannot be read or says something unusable. */
export function readVenue(path: string): LogVenue {
  const value = json(readFileSync(path, 'utf8'));
  if (value === undefined) throw new Error(`the venue file ${path} is not JSON`);
  return parseVenue(value);
}

/** Checks single lines against a venue. */
export function lineParser(venue: LogVenue): (line: Line) => Entry {
  const known = {
    seat: new Set(venue.seats.map((seat) => seat.id)),
    door: new Set(venue.door),
    ap: new Set(venue.aps),
  };
  const unknown = (kind: keyof typeof known, id: string) =>
    known[kind].has(id) ? undefined : `${kind} ${id} is not in the venue file`;

  function faultOf(read: LogEvent): string | undefined {
    switch (read.type) {
      case 'seat':
        return unknown('seat', read.seat);
      case 'door':
        return unknown('door', read.dev);
      case 'wifi':
        return unknown('ap', read.dev);
      case 'res':
        if (read.end <= read.start) return 'end must be after start';
        return unknown('seat', read.seat);
      case 'checkin':
      case 'checkout':
        if (read.seat !== undefined) return unknown('seat', read.seat);
        return read.res === null ? 'seat is needed where res is null' : undefined;
      case 'cancel':
      case 'locker':
      case 'tick':
        return undefined;
    }
  }

  return ({ number: line, text }) => {
    if (text === undefined) return { line, error: 'the line is too long' };
    const value = json(text);
    if (value === undefined) return { line, error: 'not JSON' };
    const parsed = event.safeParse(value);
    if (!parsed.success) return { line, error: faultsOf(parsed.error).join('; ') };
    const fault = faultOf(parsed.data);
    return fault === undefined ? { line, event: parsed.data } : { line, error: fault };
  };
}

/** The lines of a log, one by one. Blank lines are counted and passed over. */
export async function* readLog(
  source: AsyncIterable<Uint8Array>,
  venue: LogVenue,
): AsyncGenerator<Entry, void, void> {
  const parse = lineParser(venue);
  for await (const line of linesOf(source, LONGEST_LINE)) {
    if (line.text?.trim() !== '') yield parse(line);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function faultsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const at = issue.path.join('.') || 'the line';
    switch (issue.code) {
      case 'invalid_type':
        if (issue.message.endsWith('received undefined')) return `${at} is missing`;
        return `${at} must be ${issue.expected}`;
      case 'invalid_value':
        return `${at} must be ${issue.values.join(' or ')}`;
      case 'invalid_union':
        return `${at} must be one of ${EVENT_TYPES.join(', ')}`;
      case 'too_small':
      case 'too_big':
        return `${at} is out of range`;
      case 'custom':
        return issue.message;
      default:
        return `${at} ${issue.message}`;
    }
  });
}
