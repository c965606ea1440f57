import { modelNumber, type Row } from '../row.ts';
import { housekeeping } from './attributes.ts';
import { pair16, period16, regionBits, regionCounts, skip, total16 } from './blocks.ts';
import type { Fact } from './facts.ts';
import { readFrame, type Block, type Table } from './tlv.ts';

const README =
  'https://github.com/Milesight-IoT/SensorDecoders/blob/main/vs-series/vs121/README.md';

/** People in view, then how many regions are mapped, then their bits: the one big-endian field. */
const peopleInView: Block = {
  length: 4,
  read: (data) => [
    { is: 'reading', reading: { kind: 'people', count: data.getUint8(0) } },
    ...regionBits(Math.min(data.getUint8(1), 16), 0xffff, data.getUint16(2, false)),
  ],
};

/** Serial number: 6 bytes, on newer units 8; no byte of it is FF, and the next block starts so. */
const serialNumber: Block = {
  length: (rest) => {
    const endsAt = (length: number) => rest.length === length || rest[length] === 0xff;
    return !endsAt(6) && endsAt(8) ? 8 : 6;
  },
};

/** Data bytes of a stored record by its kind, after time (4) and kind (1). */
const STORED: Record<number, number> = { 1: 4, 2: 4, 3: 1, 16: 4, 17: 5, 18: 4 };
for (let kind = 4; kind < 16; kind++) STORED[kind] = 4;

const stored: Block = {
  length: (rest) => {
    const bytes = STORED[rest[4] ?? 1];
    return bytes === undefined ? undefined : 5 + bytes;
  },
  read: (data): Fact[] => {
    const recordedAt = data.getUint32(0, true) * 1000;
    const kind = data.getUint8(4);
    if (kind === 2) return [{ is: 'period', counts: pair16(data, 5), recordedAt }];
    if (kind === 16) return [{ is: 'total', counts: pair16(data, 5), width: 16, recordedAt }];
    return [];
  },
};

const CEILING_CAMERA: Table = {
  ...housekeeping({
    answers: { '03': 3, '45': 1, '46': 3, '48': 1, '50': 1 },
    extended: { '11': 1, '3d': 1, '88': 2, '89': 2, '8e': 4, '90': 6, '91': 5, '92': 3, '93': 1 },
  }),
  ff08: serialNumber,
  '04c9': peopleInView,
  '05cc': period16(),
  '06cd': skip(1),
  '07d5': regionCounts(8, 1),
  '08d5': regionCounts(8, 9),
  // Flows between the edges A to D name no inside and no outside.
  '09da': skip(8),
  '0ada': skip(8),
  '0bda': skip(8),
  '0cda': skip(8),
  '0dcc': total16(),
  '0ee4': skip(5),
  '0f85': { length: 4, read: (data) => [{ is: 'time', at: data.getUint32(0, true) * 1000 }] },
  // Line in and out at a trigger: no document says since when they count.
  '10f7': skip(4),
  '20ce': stored,
};

export const CEILING: Row = {
  model: 'Milesight VS121',
  named: modelNumber('vs-?121'),
  power: 'mains',
  // Mains: 5 min set at installation and 20 % for the channel.
  heartbeat: { free: 360, occupied: 360 },
  decodeFrame: (bytes) => readFrame(bytes, CEILING_CAMERA),
  examples: [
    {
      source: README,
      input: { hex: 'FF0101FF086600B0940976FF090100FF1F1F07004B', fPort: 85 },
      readings: [],
    },
    {
      source: README,
      input: { hex: '04C9030800A106CD05', fPort: 85 },
      readings: [
        { kind: 'people', count: 3 },
        { kind: 'presence', occupied: true, part: 1 },
        { kind: 'presence', occupied: false, part: 2 },
        { kind: 'presence', occupied: false, part: 3 },
        { kind: 'presence', occupied: false, part: 4 },
        { kind: 'presence', occupied: false, part: 5 },
        { kind: 'presence', occupied: true, part: 6 },
        { kind: 'presence', occupied: false, part: 7 },
        { kind: 'presence', occupied: true, part: 8 },
      ],
    },
    {
      source: README,
      input: { hex: '05CC02000100', fPort: 85 },
      readings: [{ kind: 'passage', in: 2, out: 1, mode: 'period' }],
    },
    {
      source: README,
      input: { hex: '09DA00010002000000000ADA0000000000000000', fPort: 85 },
      readings: [],
    },
  ],
};
