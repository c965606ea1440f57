import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';

const ARRIVAL = '2026-04-06T00:12:34.000Z';
const TS = '2026-04-06T00:12:33.409Z';

function message(kind: string, payload: unknown, retained = false, device = 'desk-p03') {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return {
    topic: `kuuseki/v1/yamaguchi/dev/${device}/${kind}`,
    payload: Buffer.from(text),
    receivedAt: ARRIVAL,
    retained,
  };
}

const state = { v: 1, ts: TS, seq: 412, kind: 'occupancy', value: true, q: 'good', batt: 100 };
const count = { v: 1, ts: TS, seq: 77, kind: 'count', mode: 'cumulative', in: 18, out: 22 };

describe('our own topics (devices.md 4.1)', () => {
  it('reads an occupancy with its part and battery', () => {
    expect(decode(message('state', { ...state, part: 3 }))).toEqual({
      device: 'desk-p03',
      readings: [
        { kind: 'presence', occupied: true, part: 3, at: TS },
        { kind: 'battery', percent: 100, at: TS },
      ],
      key: `desk-p03|state|3|${Date.parse(TS)}|412`,
    });
  });

  it('reads a gauge, and takes a bad quality for "cannot tell"', () => {
    const gauge = { ts: TS, kind: 'gauge', value: 4 };
    expect(decode(message('state', gauge)).readings).toEqual([
      { kind: 'people', count: 4, at: TS },
    ]);
    expect(decode(message('state', { ...gauge, q: 'bad' })).readings).toEqual([]);
    const [presence] = decode(message('state', { ...state, q: 'bad' })).readings;
    expect(presence).toMatchObject({ kind: 'presence', occupied: null });
  });

  it('reads counts, their run and their width', () => {
    const decoded = decode(message('count', { ...count, width: 16, boot: 'e1', line: 2 }));
    expect(decoded.key).toBe('desk-p03|count|2|e1|77');
    expect(decoded.readings).toEqual([
      {
        kind: 'passage',
        in: 18,
        out: 22,
        mode: 'total',
        line: 2,
        width: 16,
        epoch: 'e1',
        at: TS,
      },
    ]);
  });

  it('takes an event with one direction, but only one that can be told from its copy', () => {
    const event = { mode: 'event', in: 1, seq: 5, boot: 'e1' };
    expect(decode(message('count', event)).readings).toMatchObject([{ in: 1, out: 0 }]);
    const { boot: _boot, ...nameless } = event;
    expect(decode(message('count', nameless)).rejected).toMatch(/^event-without-identity: /);
  });

  it('keeps the time of a stored count or state, and no charge of then', () => {
    const old = { ...count, ts: '2026-04-05T00:00:00Z', hist: true };
    expect(decode(message('count', old)).readings).toMatchObject([
      { historical: true, at: '2026-04-05T00:00:00.000Z' },
    ]);
    const undated = { ...count, ts: undefined, hist: true };
    expect(decode(message('count', undated)).rejected).toMatch(/^history-without-time: /);
    const sat = { ...state, ts: old.ts, hist: true, batt: 80 };
    expect(decode(message('state', sat)).readings).toEqual([
      expect.objectContaining({
        kind: 'presence',
        historical: true,
        at: '2026-04-05T00:00:00.000Z',
      }),
    ]);
    const unknown = { ...state, ts: undefined, hist: true };
    expect(decode(message('state', unknown)).rejected).toMatch(/^history-without-time: /);
  });

  it.each([
    ['state', { ...state, value: 'true' }],
    ['state', { ...state, value: 1 }],
    ['state', { ...state, part: 0 }],
    ['state', { ...state, kind: 'gauge', value: -1 }],
    ['count', { ...count, mode: 'sum' }],
    ['count', { ...count, mode: 'toString' }],
    ['count', { ...count, out: undefined }],
    ['count', { ...count, width: 16, in: 65_536 }],
    ['count', { ...count, width: 8 }],
    ['avail', { s: 'maybe' }],
  ])('refuses a bad %s: %o', (kind, payload) => {
    const decoded = decode(message(kind, payload));
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejected).toMatch(/^bad-value: /);
  });

  it('reads birth and last will, also as a kept copy', () => {
    const online = { kind: 'availability', online: true, at: ARRIVAL };
    expect(decode(message('avail', { s: 'online', boot: 'e1' }, true)).readings).toEqual([online]);
    expect(decode(message('avail', 'offline')).readings).toMatchObject([{ online: false }]);
  });

  it('reads what a device declares of itself', () => {
    const declare = (heartbeatSec: unknown) =>
      decode(message('meta', { model: 'Desk 1', heartbeatSec }, true));
    expect(declare(300)).toEqual({
      device: 'desk-p03',
      readings: [],
      model: 'Desk 1',
      heartbeat: { free: 300, occupied: 300 },
    });
    expect(declare({ free: 3600, occupied: 600 }).heartbeat).toEqual({ free: 3600, occupied: 600 });
    expect(declare(0).heartbeat).toBeUndefined();
    expect(declare({ free: 3600 }).heartbeat).toBeUndefined();
  });

  it('dates a kept state by its ts only', () => {
    const old = { ...state, ts: '2026-04-05T00:00:00.000Z' };
    expect(decode(message('state', old, true)).readings[0]?.at).toBe('2026-04-05T00:00:00.000Z');
    expect(decode(message('state', old)).readings[0]?.at).toBe(ARRIVAL);
    const undated = decode(message('state', { ...state, ts: undefined }, true));
    expect(undated.readings).toEqual([{ kind: 'battery', percent: 100 }]);
    expect(undated.rejected).toMatch(/^retained-without-time: /);
    const ahead = decode(message('state', { ...state, ts: '2026-04-06T01:00:00.000Z' }, true));
    expect(ahead.rejected).toMatch(/^retained-without-time: /);
  });

  it('never adds a kept event or period again', () => {
    const event = { mode: 'event', in: 1, seq: 5, ts: TS };
    expect(decode(message('count', event, true)).readings).toEqual([]);
    expect(decode(message('count', count, true)).readings).toMatchObject([{ mode: 'total' }]);
  });

  it('gives the live message and its kept copy one key, and a reboot another', () => {
    const key = (payload: object, retained = false) =>
      decode(message('state', payload, retained)).key;
    expect(key(state)).toBe(key(state, true));
    expect(key({ ...state, boot: 'e1' })).not.toBe(key({ ...state, boot: 'e2' }));
  });

  it.each(['Desk', 'desk_1', '-desk', 'desk p03'])('refuses the device id %s', (id) => {
    expect(decode(message('state', state, false, id))).toMatchObject({ device: null });
  });

  it('ignores commands and removals, refuses unknown parts and versions', () => {
    expect(decode(message('cmd', { a: 1 }))).toEqual({ device: 'desk-p03', readings: [] });
    expect(decode(message('state', '', true))).toEqual({ device: 'desk-p03', readings: [] });
    expect(decode(message('mood', {})).rejected).toMatch(/^unknown-topic: /);
    expect(decode(message('state', { ...state, v: 2 })).rejected).toMatch(/^unknown-version: /);
  });
});
