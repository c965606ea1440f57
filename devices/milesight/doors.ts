import type { Heartbeat } from '../readings.ts';
import { modelNumber, type Example, type Row } from '../row.ts';
import { housekeeping } from './attributes.ts';
import { lineOf, pair16, period16, regionCounts, skip, total32 } from './blocks.ts';
import type { Fact } from './facts.ts';
import { readFrame, type Block, type Table } from './tlv.ts';

const README = 'https://github.com/Milesight-IoT/SensorDecoders/blob/main/vs-series';

/** Report interval 10 min set at installation, 20 % more for the channel. */
const EVERY_TEN_MINUTES: Heartbeat = { free: 720, occupied: 720 };

const ONE_LINE: Table = {
  ...housekeeping(),
  '03d2': total32('in'),
  '04d2': total32('out'),
  '05cc': period16(),
};

/** Channels of one line: total in, total out, period; the children's counters lie 14 higher. */
function line(number: number): Table {
  const channel = (offset: number) => hex(3 * number + offset);
  const child = (offset: number) => hex(3 * number + 14 + offset);
  return {
    [`${channel(0)}d2`]: total32('in', number),
    [`${channel(1)}d2`]: total32('out', number),
    [`${channel(2)}cc`]: period16(number),
    // Children are counted apart; whether the line's totals include them is a device setting.
    [`${child(0)}d2`]: skip(4),
    [`${child(1)}d2`]: skip(4),
    [`${child(2)}cc`]: skip(4),
  };
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Kinds of stored records whose data is one region and one time instead of four bytes. */
const STORED_DWELL = [0x10, 0x20, 0x1e, 0x3c];

const stored: Block = {
  length: (rest) => {
    const kind = rest[4] ?? 3;
    if (STORED_DWELL.includes(kind)) return 8;
    return kind >= 0x03 && kind <= 0x1d ? 9 : undefined;
  },
  read: (data): Fact[] => {
    const recordedAt = data.getUint32(0, true) * 1000;
    const kind = data.getUint8(4);
    if (kind > 0x0e) return [];
    const counted = { ...lineOf(Math.floor(kind / 3)), recordedAt };
    if (kind % 3 === 2) return [{ is: 'period', counts: pair16(data, 5), ...counted }];
    const value = data.getUint32(5, true);
    const counts = kind % 3 === 0 ? { in: value } : { out: value };
    return [{ is: 'total', counts, width: 32, ...counted }];
  },
};

/** A node's lens is covered (1) or free again (0). */
const covered: Block = {
  length: 3,
  read: (data) => {
    const over = data.getUint8(2) === 0 ? { active: false as const } : {};
    return [{ is: 'reading', reading: { kind: 'fault', code: 'covered-lens', ...over } }];
  },
};

const FOUR_LINES: Table = {
  ...housekeeping({ extended: { '88': 2 } }),
  ...line(1),
  ...line(2),
  ...line(3),
  ...line(4),
  '0fe3': regionCounts(4, 1),
  '10e4': skip(5),
  '1de3': skip(4),
  '1ee4': skip(5),
  '20ce': stored,
  '50fc': covered,
};

function fourLineExamples(model: string): Example[] {
  const source = `${README}/${model}/README.md`;
  const totals = { kind: 'passage', mode: 'total', width: 32 } as const;
  const periods = { kind: 'passage', mode: 'period' } as const;
  return [
    {
      source,
      input: {
        hex: '03D24800000004D2C800000006D20000000007D20000000009D2000000000AD2000000000CD2B41400000DD28D1A0000',
        fPort: 85,
      },
      readings: [
        { ...totals, in: 72, out: 200, line: 1 },
        { ...totals, in: 0, out: 0, line: 2 },
        { ...totals, in: 0, out: 0, line: 3 },
        { ...totals, in: 5300, out: 6797, line: 4 },
      ],
    },
    {
      source,
      input: { hex: '05CC0000000008CC000000000BCC000000000ECC05000700', fPort: 85 },
      readings: [
        { ...periods, in: 0, out: 0, line: 1 },
        { ...periods, in: 0, out: 0, line: 2 },
        { ...periods, in: 0, out: 0, line: 3 },
        { ...periods, in: 5, out: 7, line: 4 },
      ],
    },
    {
      source,
      input: { hex: '0FE302100709', fPort: 85 },
      readings: [2, 16, 7, 9].map((count, index) => ({ kind: 'people', count, part: index + 1 })),
    },
    { source, input: { hex: '10E4010910112110E40275217533', fPort: 85 }, readings: [] },
  ];
}

export const DOORS: Row[] = [
  {
    model: 'Milesight VS132',
    named: modelNumber('vs-?132'),
    power: 'mains',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, ONE_LINE),
    examples: [
      {
        source: `${README}/vs132/README.md`,
        input: {
          hex: 'FF0101FF166614C39694870000FF090102FF1F8401000103D2BE00000004D23101000005CC00000000',
          fPort: 85,
        },
        readings: [{ kind: 'passage', in: 190, out: 305, mode: 'total', width: 32 }],
      },
    ],
  },
  {
    model: 'Milesight VS133',
    named: modelNumber('vs-?133'),
    power: 'mains',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, FOUR_LINES),
    examples: fourLineExamples('vs133'),
  },
  {
    model: 'Milesight VS135',
    named: modelNumber('vs-?135'),
    power: 'mains',
    heartbeat: EVERY_TEN_MINUTES,
    decodeFrame: (bytes) => readFrame(bytes, FOUR_LINES),
    examples: fourLineExamples('vs135'),
  },
];
