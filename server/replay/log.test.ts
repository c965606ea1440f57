import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../devices/office/simulate.ts';
import { lineParser, parseVenue, readLog, type Entry } from './log.ts';

const run = simulate({ seed: 1, profile: 'normal', days: 1, startDate: '2026-06-01' });
const venue = parseVenue(JSON.parse(JSON.stringify(run.venue)));
const parse = lineParser(venue);
const answer = (text: string) => parse({ number: 7, text });
const SEAT = { type: 'seat', rx: 2, t: 1, dev: 'seat-P01', seq: 1, seat: 'P01', occ: 1 };
const DOOR = { type: 'door', rx: 2, t: 1, dev: 'door-1', seq: 1, dir: 'in' };
const BOOKED = { type: 'res', rx: 2, t: 1, id: 'r1', seat: 'P01', start: 5, end: 9 };

describe('a line of the log', () => {
  it('is taken as the office writes it, whatever its type', () => {
    const entries = run.events.map((event) => parse({ number: 1, text: JSON.stringify(event) }));
    expect(entries).toEqual(run.events.map((event) => ({ line: 1, event })));
    const types = new Set(run.events.map(({ type }) => type));
    expect([...types].sort()).toEqual(
      ['cancel', 'checkin', 'checkout', 'door', 'locker', 'res', 'seat', 'tick', 'wifi'].sort(),
    );
  });

  it('may carry more than is known of, and less where a device cannot tell', () => {
    expect(answer(JSON.stringify({ ...SEAT, rssi: -80 }))).toEqual({ line: 7, event: SEAT });
    expect(answer(JSON.stringify(DOOR))).toEqual({ line: 7, event: DOOR });
  });

  it.each([
    ['not json', 'not JSON'],
    ['[]', 'the line must be object'],
    ['{"rx":1}', 'type must be one of seat, door, wifi,'],
    ['{"type":"tick"}', 'rx is missing'],
    ['{"type":"tick","rx":1e20}', 'rx is out of range'],
    [JSON.stringify({ ...SEAT, occ: 2 }), 'occ must be 0 or 1'],
    [JSON.stringify({ ...SEAT, seat: 'Q9' }), 'seat Q9 is not in the venue file'],
    [JSON.stringify({ ...DOOR, dev: 'door-9' }), 'door door-9 is not in the venue file'],
    [JSON.stringify({ ...DOOR, totIn: -1 }), 'totIn is out of range'],
    ['{"type":"wifi","rx":1,"t":1,"dev":"ap-9","clients":1}', 'ap ap-9 is not in the venue file'],
    [JSON.stringify({ ...BOOKED, seat: 'Q9' }), 'seat Q9 is not in the venue file'],
    [JSON.stringify({ ...BOOKED, end: 5 }), 'end must be after start'],
    ['{"type":"checkin","rx":1,"t":1,"res":null}', 'seat is needed where res is null'],
    ['{"type":"checkout","rx":1,"t":1,"res":null,"seat":"Q9"}', 'seat Q9 is not in'],
  ])('%s: %s', (text, error) => {
    expect(answer(text)).toEqual({ line: 7, error: expect.stringContaining(error) as string });
  });
});

describe('a log', () => {
  it('goes on after a bad line and counts blank ones', async () => {
    const text = `${JSON.stringify(SEAT)}\n\nnonsense\r\n{"type":"tick","rx":5}`;
    const entries: Entry[] = [];
    for await (const entry of readLog(Readable.from([Buffer.from(text)]), venue)) {
      entries.push(entry);
    }
    expect(entries).toEqual([
      { line: 1, event: SEAT },
      { line: 3, error: 'not JSON' },
      { line: 4, event: { type: 'tick', rx: 5 } },
    ]);
  });

  it('says that a line is too long and keeps nothing of it', async () => {
    const long = Buffer.alloc(70_000, 'x');
    const entries: Entry[] = [];
    for await (const entry of readLog(Readable.from([long]), venue)) entries.push(entry);
    expect(entries).toEqual([{ line: 1, error: 'the line is too long' }]);
  });
});

describe('a venue file', () => {
  it('lists all its faults at once', () => {
    const seats = [SEAT, SEAT].map(() => ({ id: 'P01', zone: 'personal', sensor: null }));
    const bad = { ...venue, tz: 'Tokyo', open: '25:00', seats: [{ id: 'P01' }], capacity: 0 };
    expect(() => parseVenue(bad)).toThrow(
      /unusable: tz must be an offset.*open must be HH:MM; capacity is out.*seats\.0\.zone is missing/,
    );
    expect(() => parseVenue({ ...venue, close: '08:00', seats })).toThrow(
      'open must be before close; seats: P01 is there twice',
    );
  });
});
