import { describe, expect, it } from 'vitest';
import { eventTime, instantOf, recordTime } from './clock.ts';

const ARRIVAL = Date.UTC(2026, 3, 6, 0, 12, 33);
const SECOND = 1000;

describe('event time (devices.md 4.6)', () => {
  it.each([
    ['the device within 120 s', -119, ARRIVAL - 119 * SECOND],
    ['the arrival from 120 s on', -120, ARRIVAL],
    ['the device up to 5 s ahead', 5, ARRIVAL + 5 * SECOND],
    ['the arrival further ahead', 6, ARRIVAL],
    ['the arrival when the device is far ahead', 540, ARRIVAL],
  ])('believes %s', (_rule, offset, expected) => {
    expect(eventTime({ device: ARRIVAL + offset * SECOND, arrival: ARRIVAL })).toBe(expected);
  });

  it('prefers the network to the arrival, and a near device to both', () => {
    const network = ARRIVAL - 2 * SECOND;
    expect(eventTime({ network, arrival: ARRIVAL })).toBe(network);
    expect(eventTime({ device: network - 1, network, arrival: ARRIVAL })).toBe(network - 1);
    expect(eventTime({ device: 1.5e12, network, arrival: ARRIVAL })).toBe(network);
  });

  it('keeps a late network time and clamps one that lies ahead', () => {
    const hourAgo = ARRIVAL - 3600 * SECOND;
    expect(eventTime({ network: hourAgo, arrival: ARRIVAL })).toBe(hourAgo);
    expect(eventTime({ network: ARRIVAL + 6 * SECOND, arrival: ARRIVAL })).toBe(ARRIVAL);
  });

  it('measures the device against the network when the arrival is unknown', () => {
    expect(eventTime({ device: ARRIVAL - 3600 * SECOND, network: ARRIVAL })).toBe(ARRIVAL);
    expect(eventTime({ device: ARRIVAL })).toBe(ARRIVAL);
    expect(eventTime({})).toBeUndefined();
  });

  it('never dates a retained copy by its arrival', () => {
    const hourAgo = ARRIVAL - 3600 * SECOND;
    expect(eventTime({ arrival: ARRIVAL, retained: true })).toBeUndefined();
    expect(eventTime({ device: hourAgo, arrival: ARRIVAL, retained: true })).toBe(hourAgo);
    const ahead = { device: ARRIVAL + 540 * SECOND, arrival: ARRIVAL, retained: true };
    expect(eventTime(ahead)).toBeUndefined();
  });

  it('keeps the device time of stored records, never one ahead or one that was never set', () => {
    expect(recordTime(ARRIVAL - 86_400 * SECOND, ARRIVAL)).toBe(ARRIVAL - 86_400 * SECOND);
    expect(recordTime(ARRIVAL + 86_400 * SECOND, ARRIVAL)).toBe(ARRIVAL);
    expect(recordTime(12 * SECOND, ARRIVAL)).toBeUndefined();
    expect(recordTime(Number.NaN, ARRIVAL)).toBeUndefined();
  });
});

describe('instants', () => {
  it.each([
    ['2026-04-06T00:12:33.775023242Z', Date.UTC(2026, 3, 6, 0, 12, 33, 775)],
    ['2026-04-06T09:12:33+09:00', ARRIVAL],
    [ARRIVAL, ARRIVAL],
  ])('reads %s', (value, expected) => {
    expect(instantOf(value)).toBe(expected);
  });

  it.each([
    '2026-04-06T09:12:33',
    '2026/04/06 09:12:33',
    '2026-13-40T00:00:00Z',
    '',
    null,
    -1,
    NaN,
  ])('refuses %s', (value) => {
    expect(instantOf(value)).toBeUndefined();
  });
});
