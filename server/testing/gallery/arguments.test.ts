import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('the arguments of the gallery', () => {
  it('name a folder and a pattern, or nothing', () => {
    expect(parseArguments([])).toMatchObject({
      kind: 'run',
      folder: 'build/gallery',
      only: /(?:)/,
    });
    expect(parseArguments(['--out', 'pictures', '--only', '^home'])).toEqual({
      kind: 'run',
      folder: 'pictures',
      only: /^home/,
    });
    expect(parseArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--olny', 'home'], '--olny'],
    [['--only', '('], '--only'],
    [['home'], 'home'],
  ])('are refused with a sentence: %j', (args, word) => {
    expect(parseArguments(args)).toMatchObject({
      kind: 'fault',
      sentence: expect.stringContaining(word) as string,
    });
  });
});
