import { randomInt } from 'node:crypto';

// Damm's quasigroup of order 10 (H. M. Damm, 2004): totally anti-symmetric, so that every slip of one
// digit and every swap of two neighbours gives another check digit, the check digit included.
const TABLE = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const damm = (digits: string): string =>
  [...digits].reduce((row, digit) => TABLE[Number(row)]?.[Number(digit)] ?? 'x', '0');

/** A six-digit serial with its check digit: seven digits. */
export const withCheckDigit = (serial: string): string => serial + damm(serial);

/** Seven digits whose last one agrees. */
export const isMemberNumber = (text: string): boolean =>
  /^[1-9]\d{6}$/.test(text) && damm(text) === '0';

/** Random, so that a number tells nothing of how many there are or which is the next. */
export const newNumber = (): string => withCheckDigit(String(randomInt(100_000, 1_000_000)));

/** What somebody typed or scanned, any width, with or without its hyphen; null: no member number. */
export function readNumber(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\p{Pd}−ー]/gu, '');
  return isMemberNumber(digits) ? digits : null;
}
