import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import { FrameCounter } from './frame-counter.ts';
import { vs133Frame, vs321Frame, vs341Frame } from './frames.ts';
import type { Publication } from './gateways.ts';
import { INVENTORY, SENSORS, sensorOf } from './inventory.ts';
import { Transmitter, seatFrame } from './transmitter.ts';
import { SEATS } from './venue.ts';

const AT = Date.parse('2026-06-01T01:00:00.123Z');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const read = (publication: Publication, receivedAt = AT + 200) =>
  decode({
    topic: publication.topic,
    payload: Buffer.from(publication.payload),
    receivedAt: new Date(receivedAt).toISOString(),
  });

describe('frames', () => {
  it('are the bytes of the vendor’s examples', () => {
    // SensorDecoders vs341/README.md, vs133/README.md (line 1); values as its decoder reads them.
    expect(hex(vs341Frame(100, true))).toBe('017564030001');
    expect(hex(vs133Frame(72, 200))).toBe('03d24800000004d2c8000000');
    expect(hex(vs321Frame(100, [true, false, false, true]))).toBe(
      '01756405fd020006fe0f00090008f40000',
    );
  });
});

describe('messages', () => {
  it.each(SEATS.filter((seat) => seat.sensor).map(({ id }) => id))(
    'of %s decode to what they meant',
    (id) => {
      for (const occupied of [true, false]) {
        const decoded = read(seatFrame(id, occupied, { at: AT }));
        const device = sensorOf(id);
        expect(decoded.rejected).toBeUndefined();
        expect(decoded.device).toBe(device.id);
        const place = device.places.find((one) => 'space' in one && one.space === id);
        const part = place && 'part' in place ? place.part : undefined;
        const presence = decoded.readings.filter((r) => r.kind === 'presence');
        const own = presence.filter((r) => r.part === part);
        expect(own).toHaveLength(1);
        expect(own[0]).toMatchObject({ occupied });
        expect(presence.filter((r) => r !== own[0] && r.occupied)).toEqual([]);
        if (device.envelope !== 'zigbee2mqtt') {
          expect(decoded.model).toBe(device.model);
          expect(own[0]?.at).toBe('2026-06-01T01:00:00.123Z');
          expect(decoded.readings).toContainEqual(
            expect.objectContaining({ kind: 'battery', percent: 100 }),
          );
        }
      }
    },
  );

  it('of the door carry both totals, of the bridge and the booths whether they are there', () => {
    const sent: Publication[] = [];
    const transmitter = new Transmitter('kuuseki', 'test', (one) => sent.push(one));
    const door = { rx: AT, t: AT, type: 'door', dev: 'door-1', seq: 1, dir: 'in' } as const;
    transmitter.door({ ...door, totIn: 70_000, totOut: 3 }, AT);
    transmitter.bridge(true);
    transmitter.availability('booth-1', false);
    transmitter.availability('booth-1', false);
    expect(sent).toHaveLength(3);
    const [totals, bridge, booth] = sent.map((one) => read(one));
    expect(totals?.readings).toContainEqual(
      expect.objectContaining({ kind: 'passage', mode: 'total', line: 1, in: 70_000, out: 3 }),
    );
    expect(bridge?.readings).toContainEqual(
      expect.objectContaining({ kind: 'availability', online: true }),
    );
    expect(booth).toMatchObject({ device: 'booth-1' });
    expect(booth?.readings).toContainEqual(
      expect.objectContaining({ kind: 'availability', online: false }),
    );
    expect(sent.slice(1).every((one) => one.retain)).toBe(true);
  });

  it('share a key when they are copies, and have different keys otherwise', () => {
    const sent: Publication[] = [];
    const transmitter = new Transmitter('kuuseki', 'test', (one) => sent.push(one));
    const event = {
      rx: AT,
      t: AT,
      type: 'seat',
      dev: 'seat-P01',
      seat: 'P01',
      hb: 0,
      batt: 80,
    } as const;
    transmitter.seat({ ...event, seq: 1, occ: 1 }, AT);
    transmitter.seat({ ...event, seq: 1, occ: 1 }, AT);
    transmitter.seat({ ...event, seq: 3, occ: 0 }, AT + 9000);
    // Number 2 was on its way for minutes: it keeps its own counter and its own time.
    transmitter.seat({ ...event, seq: 2, occ: 1 }, AT + 5000);
    transmitter.repeat('P01', AT + 20_000);
    const keys = sent.map((one) => read(one, AT + 30_000).key);
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(4);
    expect(read(sent[4] as Publication, AT + 30_000).readings).toContainEqual(
      expect.objectContaining({ kind: 'presence', occupied: false }),
    );
  });

  it('obey the faults that are switched by hand', () => {
    const sent: Publication[] = [];
    const transmitter = new Transmitter('kuuseki', 'test', (one) => sent.push(one));
    const event = {
      rx: AT,
      t: AT,
      type: 'seat',
      dev: 'seat-P01',
      seat: 'P01',
      hb: 0,
      batt: 80,
    } as const;
    const presence = () =>
      read(sent.at(-1) as Publication).readings.find((r) => r.kind === 'presence');
    transmitter.silence('P01');
    transmitter.seat({ ...event, seq: 1, occ: 1 }, AT);
    expect(sent).toEqual([]);
    transmitter.heal('P01', AT);
    expect(presence()).toMatchObject({ occupied: true });
    transmitter.stick(sensorOf('P01').id, 0, AT);
    expect(presence()).toMatchObject({ occupied: false });
    transmitter.gateway(false);
    const before = sent.length;
    transmitter.repeat('P01', AT);
    expect(sent).toHaveLength(before);
    expect(() => transmitter.silence('R01')).toThrow(RangeError);
  });
});

describe('the inventory', () => {
  it('has one place for every sensed seat, unique ids, and a door', () => {
    const spaces = SENSORS.flatMap((d) => d.places.flatMap((p) => ('space' in p ? [p.space] : [])));
    expect(spaces.sort()).toEqual(
      SEATS.filter((s) => s.sensor)
        .map((s) => s.id)
        .sort(),
    );
    expect(new Set(INVENTORY.map((d) => d.id)).size).toBe(INVENTORY.length);
    expect(sensorOf('door-1').model).toBe('Milesight VS133');
    for (const { id, envelope } of SENSORS) {
      if (envelope !== 'zigbee2mqtt') expect(id).toMatch(/^24e124[0-9a-f]{10}$/);
    }
  });
});

describe('a frame counter', () => {
  it('leaves gaps for lost messages and never gives a number twice', () => {
    const counter = new FrameCounter();
    expect([counter.of(1), counter.of(4), counter.extra(), counter.of(5)]).toEqual([0, 3, 4, 5]);
    expect([counter.of(4), counter.of(2)]).toEqual([3, 1]);
    expect(counter.newest).toBe(5);
  });
});
