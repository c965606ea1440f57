import { expect, it } from 'vitest';
import { reportTo } from './report.ts';

const said = (error: unknown, path: string) => {
  const lines: string[] = [];
  reportTo((line) => lines.push(line))(error, {
    method: 'GET',
    url: new URL(path, 'http://localhost'),
  });
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
};

it('tells what failed and where, in one line', () => {
  const line = said(new TypeError('no\n  plan'), '/signage?token=secret');
  expect(line).toMatch(
    /^page failed: GET \/signage: TypeError: no plan; at .*report\.test\.ts:\d+/,
  );
  expect(line).not.toMatch(/\n|secret/);
  expect(said('gone', '/')).toBe('page failed: GET /: gone');
});

it('cuts long addresses and messages', () => {
  const line = said(new Error('y'.repeat(9_000)), `/${'x'.repeat(9_000)}`);
  expect(line.length).toBeLessThan(1_500);
  expect(line).toContain('x…: Error: yyy');
});

it.each([
  '3C:22:FB:10:20:30',
  '3C%3A22%3afb%3A10%3A20%3A30',
  '3C%2D22%2DFB%2D10%2D20%2D30',
  '3C22FB102030',
])('writes no MAC address: %s', (mac) => {
  const line = said(new Error(`nothing at ${decodeURIComponent(mac)}`), `/a/${mac}/%25`);
  expect(line).toMatch(/^page failed: GET \/a\/\[MAC\]\/%: Error: nothing at \[MAC\]/);
});
