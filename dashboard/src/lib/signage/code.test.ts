import { expect, it } from 'vitest';
import { codeOf, originForPhones } from './code.server.ts';

it.each([
  [null, 'http://localhost:3000/signage', null],
  [null, 'http://127.0.0.1:3000/signage', null],
  [null, 'http://[::1]:3000/signage', null],
  [null, 'http://192.168.1.20:3000/signage', 'http://192.168.1.20:3000'],
  ['https://office.example.jp', 'http://localhost:3000/signage', 'https://office.example.jp'],
])('with %s as its address, a board that is opened at %s sends phones to %s', (site, asked, to) => {
  expect(originForPhones(site, new URL(asked))).toBe(to);
});

it('says beside a code what people can type', () => {
  const code = codeOf('https://www.office.example.jp', '/book');
  expect(code.address).toBe('office.example.jp');
  expect(code.size).toBeGreaterThan(8 + 20);
});
