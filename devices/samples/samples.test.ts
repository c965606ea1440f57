import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import { EXPECTED } from './expected.ts';
import { messageOf, samples } from './samples.ts';

const all = samples();

describe('golden samples', () => {
  it('lists every file with its provenance and expects something of each', () => {
    const index = readFileSync(new URL('INDEX.tsv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    expect(all.map(({ file, provenance }) => `${file}\t${provenance}`).sort()).toEqual(
      index.sort(),
    );
    expect(Object.keys(EXPECTED).sort()).toEqual(
      all.map(({ file }) => file.replace('.json', '')).sort(),
    );
  });

  it.each(all.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
    const expected = EXPECTED[file.replace('.json', '')];
    const decoded = decode(messageOf(sample));
    expect(decoded.readings).toEqual(expected?.readings ?? []);
    expect(decoded.rejected?.split(':')[0]).toBe(expected?.rejected);
    if (expected?.device !== undefined) expect(decoded.device).toBe(expected.device);
    if (decoded.readings.length > 0) expect(decoded.key).toEqual(expect.any(String));
  });
});
