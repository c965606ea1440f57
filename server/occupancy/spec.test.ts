import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every rule of SPEC.md has a test, and no test cites an unknown rule', () => {
  const rules = [
    ...readFileSync('server/occupancy/SPEC.md', 'utf8').matchAll(/\*\*(OC\d+)\*\*/g),
  ].map((match) => match[1]);
  const cited = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(`server/${file}`, 'utf8').matchAll(/it\('\[(OC\d+)\]/g)])
    .map((match) => match[1]);
  expect([...new Set(cited)].sort()).toEqual([...new Set(rules)].sort());
});
