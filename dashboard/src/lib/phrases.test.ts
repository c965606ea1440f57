import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { phrases } from './phrases.ts';

it.each([
  ['パーソナルデスク', ['パーソナル', 'デスク']],
  ['オープンデスク', ['オープン', 'デスク']],
  ['Web会議ブース', ['Web会議', 'ブース']],
  ['相談対応コーナー', ['相談対応', 'コーナー']],
  ['会議室', ['会議室']],
  ['デスク', ['デスク']],
  ['', ['']],
])('breaks %s between words', (name, parts) => {
  expect(phrases(name)).toEqual(parts);
});

it('leaves no piece of a zone longer than the column of a phone', () => {
  const { zones } = JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')) as {
    zones: { name: string }[];
  };
  for (const { name } of zones) {
    expect(phrases(name).join('')).toBe(name);
    for (const part of phrases(name)) expect(part.length).toBeLessThanOrEqual(6);
  }
});
