import type { Heartbeat, Reading } from '../readings.ts';
import { modelNumber, type Row } from '../row.ts';
import { housekeeping } from './attributes.ts';
import {
  battery,
  clock,
  humidity,
  humidityAlarm,
  regionBits,
  skip,
  stateOf,
  temperature,
  temperatureAlarm,
} from './blocks.ts';
import type { Fact } from './facts.ts';
import { readFrame, type Block, type Table } from './tlv.ts';

const README = 'https://github.com/Milesight-IoT/SensorDecoders/blob/main/vs-series';

/** Battery: as the desk sensors, 15 min set at installation and 20 % for the channel. */
const EVERY_QUARTER_HOUR: Heartbeat = { free: 1080, occupied: 1080 };
/** Mains: 5 min set at installation and 20 %. */
const EVERY_FIVE_MINUTES: Heartbeat = { free: 360, occupied: 360 };

const DESK_CAMERA: Table = {
  ...housekeeping(),
  '0175': battery(),
  '0367': temperature,
  '8367': temperatureAlarm,
  '0468': humidity,
  '8468': humidityAlarm,
  '05fd': {
    length: 2,
    read: (data) => said({ kind: 'people', count: data.getUint16(0, true) }),
  },
  // A disabled region reads as vacant: only enabled ones speak.
  '06fe': {
    length: 4,
    read: (data) => regionBits(10, data.getUint16(0, true), data.getUint16(2, true)),
  },
  '07ff': skip(1),
  '08f4': { length: 2, read: (data) => (data.getUint8(1) === 0 ? [] : [{ is: 'blind' }]) },
  '0aef': clock,
  // Stored presence cannot correct a board and has no place in a reading.
  '20ce': { length: (rest) => [7, 9][rest[4] ?? 0] },
};

/** 0 normal, 1 vacant, 2 in bed, 3 out of bed, 4 fall. */
const ROOM_STATES: Record<number, boolean> = { 0: true, 1: false, 2: true, 4: true };

function room(length: 6 | 8): Block {
  return {
    length,
    read: (data) => said({ kind: 'presence', occupied: ROOM_STATES[data.getUint8(0)] ?? null }),
  };
}

const FALL_RADAR: Table = {
  ...housekeeping({
    extended: {
      '48': 1,
      '49': 9,
      '4a': 5,
      '4b': 9,
      '4c': 5,
      '4d': 1,
      '4e': 1,
      '4f': 12,
      '50': 2,
      '51': 6,
      '52': 3,
      '53': 3,
      '56': 2,
    },
  }),
  '03f8': room(6),
  '07b0': room(8),
  // Firmware 1.0.1: 0 = occupied, 1 = vacant.
  '04f9': {
    length: 4,
    read: (data) =>
      [0, 1, 2, 3].flatMap((index) =>
        said({
          kind: 'presence',
          occupied: stateOf(data.getUint8(index), 0),
          part: index + 1,
        }),
      ),
  },
  // Firmware 1.0.2: number of regions, then a mask with 1 = occupied.
  '0ab3': {
    length: 5,
    read: (data) => {
      const regions = Math.min(data.getUint8(0), 32);
      return regionBits(regions, 0xffffffff, data.getUint32(1, true));
    },
  },
  '05fa': skip(8),
  '06fb': skip(5),
  '08b1': skip(3),
  '09b2': skip(6),
  '0bb4': skip(9),
  '0cb4': skip(9),
  '20ce': skip(9),
};

function said(reading: Reading): Fact[] {
  return [{ is: 'reading', reading }];
}

export const REGIONS: Row[] = [
  {
    model: 'Milesight VS321',
    named: modelNumber('vs-?321'),
    power: 'battery',
    heartbeat: EVERY_QUARTER_HOUR,
    decodeFrame: (bytes) => readFrame(bytes, DESK_CAMERA),
    examples: [
      {
        source: `${README}/vs321/vs321-decoder.js`,
        input: { hex: '0175640367190104688005FD0300', fPort: 85 },
        readings: [
          { kind: 'battery', percent: 100 },
          { kind: 'environment', temperature: 28.1, humidity: 64 },
          { kind: 'people', count: 3 },
        ],
      },
      {
        source: `${README}/vs321/vs321-decoder.js`,
        input: { hex: '08F40001', fPort: 85 },
        readings: [{ kind: 'presence', occupied: null }],
      },
    ],
  },
  {
    model: 'Milesight VS373',
    named: modelNumber('vs-?373'),
    power: 'mains',
    heartbeat: EVERY_FIVE_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, FALL_RADAR),
    examples: [
      {
        source: `${README}/vs373/vs373-decoder.js`,
        input: { hex: '07B00000100000200000', fPort: 85 },
        readings: [{ kind: 'presence', occupied: true }],
      },
      {
        source: `${README}/vs373/README.md`,
        input: { hex: '04F900010101', fPort: 85 },
        readings: [
          { kind: 'presence', occupied: true, part: 1 },
          { kind: 'presence', occupied: false, part: 2 },
          { kind: 'presence', occupied: false, part: 3 },
          { kind: 'presence', occupied: false, part: 4 },
        ],
      },
    ],
  },
];
