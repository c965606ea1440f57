import type { Heartbeat } from '../readings.ts';
import { modelNumber, type Example, type Row } from '../row.ts';
import { housekeeping } from './attributes.ts';
import {
  battery,
  clock,
  pair16,
  period16,
  skip,
  temperature,
  temperatureAlarm,
  total16,
} from './blocks.ts';
import type { Fact } from './facts.ts';
import { readFrame, type Block, type Table } from './tlv.ts';

const README = 'https://github.com/Milesight-IoT/SensorDecoders/blob/main/vs-series';

/** Report interval 10 min set at installation, 20 % more for the channel. */
const EVERY_TEN_MINUTES: Heartbeat = { free: 720, occupied: 720 };

/** A stored record: time (4), kind (1), period in and out; kind 1 has totals behind them. */
const stored: Block = {
  length: (rest) => [9, 13][rest[4] ?? 0],
  read: (data): Fact[] => {
    const recordedAt = data.getUint32(0, true) * 1000;
    const period: Fact = { is: 'period', counts: pair16(data, 5), recordedAt };
    if (data.getUint8(4) === 0) return [period];
    return [period, { is: 'total', counts: pair16(data, 9), width: 16, recordedAt }];
  },
};

/**
 * An alarm repeats the totals: the same totals again are harmless. It repeats the period too: that
 * one would count people twice and is left out.
 */
const COUNTS: Table = {
  '04cc': total16(),
  '84cc': total16(5),
  '05cc': period16(),
  '85cc': skip(5),
  '0aef': clock,
  '20ce': stored,
};

const THERMOPILE: Table = {
  ...housekeeping(),
  ...COUNTS,
  ff08: skip(6),
  '0175': battery(),
  '0367': temperature,
  '8367': temperatureAlarm,
};

const EVENTS: Record<number, string> = {
  0: 'counting-anomaly',
  1: 'node-lost',
  2: 'misaligned',
};

const BEAM_PAIR: Table = {
  ...housekeeping(),
  ...COUNTS,
  '0175': battery(),
  '0275': battery(2),
  '03f4': {
    length: 2,
    read: (data) => {
      const code = EVENTS[data.getUint8(0)] ?? `event-${data.getUint8(0)}`;
      const over = data.getUint8(1) === 0 ? { active: false as const } : {};
      return [{ is: 'reading', reading: { kind: 'fault', code, ...over } }];
    },
  },
};

/** The three models share these frames word for word. */
function countExamples(model: string): Example[] {
  const source = `${README}/${model}/README.md`;
  return [
    {
      source,
      input: { hex: '04CC1200160005CC13001400', fPort: 85 },
      readings: [{ kind: 'passage', in: 18, out: 22, mode: 'total', width: 16 }],
    },
    {
      source,
      input: { hex: '84CC011108110185CCE803E90301', fPort: 85 },
      readings: [{ kind: 'passage', in: 4353, out: 4360, mode: 'total', width: 16 }],
    },
    {
      source,
      input: { hex: '20CE7B3AF164000B000400', fPort: 85 },
      readings: [
        {
          kind: 'passage',
          in: 11,
          out: 4,
          mode: 'period',
          historical: true,
          at: '2023-09-01T01:12:27.000Z',
        },
      ],
    },
    {
      source,
      input: { hex: '20CEFF3DF16401070002001D000800', fPort: 85 },
      readings: [
        {
          kind: 'passage',
          in: 29,
          out: 8,
          mode: 'total',
          width: 16,
          historical: true,
          at: '2023-09-01T01:27:27.000Z',
        },
      ],
    },
  ];
}

function thermopileExamples(model: string): Example[] {
  const source = `${README}/${model}/README.md`;
  return [
    {
      source,
      input: { hex: '01756403670C01', fPort: 85 },
      readings: [
        { kind: 'battery', percent: 100 },
        { kind: 'environment', temperature: 26.8 },
      ],
    },
    {
      source,
      input: { hex: '8367360101', fPort: 85 },
      readings: [{ kind: 'environment', temperature: 31 }],
    },
    ...countExamples(model),
  ];
}

export const BEAMS: Row[] = [
  {
    model: 'Milesight VS350',
    named: modelNumber('vs-?350'),
    power: 'battery',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, THERMOPILE),
    examples: thermopileExamples('vs350'),
  },
  {
    model: 'Milesight VS351',
    named: modelNumber('vs-?351'),
    power: 'mains',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, THERMOPILE),
    examples: thermopileExamples('vs351'),
  },
  {
    model: 'Milesight VS360',
    named: modelNumber('vs-?360'),
    power: 'battery',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, BEAM_PAIR),
    examples: [
      {
        source: `${README}/vs360/README.md`,
        input: { hex: '017564027564', fPort: 85 },
        readings: [
          { kind: 'battery', percent: 100 },
          { kind: 'battery', percent: 100, part: 2 },
        ],
      },
      {
        source: `${README}/vs360/README.md`,
        input: { hex: '03F4000103F4000003F4010103F40201', fPort: 85 },
        readings: [
          { kind: 'fault', code: 'counting-anomaly' },
          { kind: 'fault', code: 'counting-anomaly', active: false },
          { kind: 'fault', code: 'node-lost' },
          { kind: 'fault', code: 'misaligned' },
        ],
      },
      ...countExamples('vs360'),
    ],
  },
];
