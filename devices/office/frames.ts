/**
 * LoRaWAN frames as the devices build them, after the TLV tables of the Milesight user guides
 * (channel, type, value; little endian). LoRaWAN port 85 for all of them.
 */
export const MILESIGHT_PORT = 85;

const BATTERY = [0x01, 0x75];

const u16 = (value: number) => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const percent = (value: number) => Math.max(0, Math.min(100, Math.round(value)));

/** VS340/VS341 user guide, uplink: 01 75 battery %, 03 00 occupancy (0 vacant, 1 occupied). */
export function vs341Frame(battery: number, occupied: boolean): Uint8Array {
  return Uint8Array.from([...BATTERY, percent(battery), 0x03, 0x00, occupied ? 1 : 0]);
}

/**
 * VS321 user guide, uplink: 05 FD people u16, 06 FE enabled regions and occupied regions as two
 * u16 masks, 08 F4 detection status (00 = normal). `regions`: up to 10, in order.
 */
export function vs321Frame(battery: number, regions: readonly boolean[]): Uint8Array {
  const enabled = (1 << regions.length) - 1;
  const occupied = regions.reduce((bits, on, i) => (on ? bits | (1 << i) : bits), 0);
  const people = regions.filter(Boolean).length;
  return Uint8Array.from([
    ...BATTERY,
    percent(battery),
    ...[0x05, 0xfd, ...u16(people)],
    ...[0x06, 0xfe, ...u16(enabled), ...u16(occupied)],
    ...[0x08, 0xf4, 0x00, 0x00],
  ]);
}

/** VS133 user guide, uplink: line 1 totals, 03 D2 in u32, 04 D2 out u32. */
export function vs133Frame(totalIn: number, totalOut: number): Uint8Array {
  return Uint8Array.from([0x03, 0xd2, ...u32(totalIn), 0x04, 0xd2, ...u32(totalOut)]);
}
