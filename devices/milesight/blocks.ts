import type { Reading } from '../readings.ts';
import type { Fact } from './facts.ts';
import type { Block } from './tlv.ts';

/** A block that is known and says nothing about occupancy. */
export function skip(length: number): Block {
  return { length };
}

/** A block that gives one reading, or none when its value is a placeholder. */
function one(length: number, read: (data: DataView) => Reading | undefined): Block {
  return {
    length,
    read: (data) => {
      const reading = read(data);
      return reading === undefined ? [] : [{ is: 'reading', reading }];
    },
  };
}

/** Battery in percent; above 100 (255) means unknown. `part` tells a second battery. */
export function battery(part?: number): Block {
  return one(1, (data) => {
    const percent = data.getUint8(0);
    if (percent > 100) return undefined;
    return { kind: 'battery', percent, ...(part === undefined ? {} : { part }) };
  });
}

/** A byte that is 1 or 0; anything else means that the sensor cannot tell. */
export function presence(occupied: 0 | 1 = 1): Block {
  return one(1, (data) => ({ kind: 'presence', occupied: stateOf(data.getUint8(0), occupied) }));
}

export function stateOf(byte: number, occupied: 0 | 1): boolean | null {
  return byte > 1 ? null : byte === occupied;
}

/** int16, tenths of a degree; 0xFFFF means that the probe could not be read. */
export const temperature: Block = one(2, temperatureOf);
/** Temperature with an alarm byte behind it (channel | 0x80). */
export const temperatureAlarm: Block = one(3, temperatureOf);
/** uint8, half percents; 0xFF means that the probe could not be read. */
export const humidity: Block = one(1, humidityOf);
export const humidityAlarm: Block = one(2, humidityOf);

function temperatureOf(data: DataView): Reading | undefined {
  if (data.getUint16(0, true) === 0xffff) return undefined;
  return { kind: 'environment', temperature: data.getInt16(0, true) / 10 };
}

function humidityOf(data: DataView): Reading | undefined {
  const half = data.getUint8(0);
  return half > 200 ? undefined : { kind: 'environment', humidity: half / 2 };
}

/** Device clock, uint32 seconds. */
export const clock: Block = {
  length: 4,
  read: (data) => [{ is: 'time', at: data.getUint32(0, true) * 1000 }],
};

/** Cumulative in and out, uint16 each. `length` 5 = with an alarm byte: the same totals again. */
export function total16(length: 4 | 5 = 4): Block {
  return { length, read: (data) => [{ is: 'total', counts: pair16(data, 0), width: 16 }] };
}

/** Counts since the last report, uint16 each. */
export function period16(line?: number): Block {
  return {
    length: 4,
    read: (data) => [{ is: 'period', counts: pair16(data, 0), ...lineOf(line) }],
  };
}

/** One direction of a cumulative counter, uint32. */
export function total32(direction: 'in' | 'out', line?: number): Block {
  return {
    length: 4,
    read: (data) => [
      { is: 'total', counts: { [direction]: data.getUint32(0, true) }, width: 32, ...lineOf(line) },
    ],
  };
}

export function pair16(data: DataView, offset: number): { in: number; out: number } {
  return { in: data.getUint16(offset, true), out: data.getUint16(offset + 2, true) };
}

export function lineOf(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}

/** One byte per region: people in view, parts counted from `first`. */
export function regionCounts(regions: number, first: number): Block {
  return {
    length: regions,
    read: (data) =>
      Array.from({ length: regions }, (_, index): Fact => {
        const count = data.getUint8(index);
        return { is: 'reading', reading: { kind: 'people', count, part: first + index } };
      }),
  };
}

/** Presence of the regions whose bit stands in `enabled`, from bit 0 = part 1. */
export function regionBits(regions: number, enabled: number, occupied: number): Fact[] {
  return Array.from({ length: regions }, (_, bit) => bit)
    .filter((bit) => (enabled >>> bit) & 1)
    .map((bit) => ({
      is: 'reading',
      reading: { kind: 'presence', occupied: ((occupied >>> bit) & 1) === 1, part: bit + 1 },
    }));
}
