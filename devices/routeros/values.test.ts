import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelay } from './backOff.ts';
import { durationText } from './emulator/sentence.ts';
import { redactMac, socketError, trapError } from './errors.ts';
import { parseBoolean, parseDuration, parseNumber } from './values.ts';

describe('values', () => {
  it.each([
    ['3h14m54s', 11_694],
    ['6d23h19m23s', 602_363],
    ['5d9m11s', 432_551],
    ['1w2d', 777_600],
    ['170ms', 0.17],
    ['4s750ms', 4.75],
    ['2d03:04:05', 183_845],
    ['00:00:10', 10],
    ['0s', 0],
    ['', null],
    ['never', null],
    ['5', null],
  ])('the duration %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it('durations survive writing and reading', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000), (milliseconds) => {
        expect(parseDuration(durationText(milliseconds / 1000))).toBe(milliseconds / 1000);
      }),
    );
  });

  it('what is not a number or a truth value is null', () => {
    expect(['7', '3.28', '-1', '', '1e3', '0x1'].map(parseNumber)).toEqual([
      7,
      3.28,
      null,
      null,
      null,
      null,
    ]);
    expect(['true', 'yes', 'false', 'no', '', undefined].map(parseBoolean)).toEqual([
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });
});

describe('errors', () => {
  it('blanks out every MAC address', () => {
    const hex = fc.integer({ min: 0, max: 255 }).map((n) => n.toString(16).padStart(2, '0'));
    const octets = fc.array(hex, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(octets, fc.constantFrom(':', '-'), fc.boolean(), (parts, sign, upper) => {
        const mac = upper ? parts.join(sign).toUpperCase() : parts.join(sign);
        expect(redactMac(`from ${mac}, gone`)).toBe('from …, gone');
      }),
    );
    expect(redactMac('2026-11-23 08:29:00 fd00::1')).toBe('2026-11-23 08:29:00 fd00::1');
  });

  it.each([
    ['no such command or directory (caps-man)', 'noSuchCommand'],
    ['not enough permissions (9)', 'permission'],
    ['invalid user name or password (6)', 'login'],
    ['failure: already running', 'trap'],
  ])('%s is %s', (message, code) => {
    expect(trapError(message).code).toBe(code);
  });

  it.each([
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['ECONNRESET', 'closed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ])('%s is %s', (errno, code) => {
    expect(socketError(Object.assign(new Error('x'), { code: errno })).code).toBe(code);
  });
});

describe('retryDelay', () => {
  it('is zero without a failure, grows, and stays between half and all of its step', () => {
    expect(retryDelay(0, Math.random)).toBe(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const step = Math.min(60_000, 1000 * 2 ** (failures - 1));
          const delay = retryDelay(failures, () => random);
          expect(delay).toBeGreaterThanOrEqual(step / 2);
          expect(delay).toBeLessThanOrEqual(step);
        },
      ),
    );
  });
});
