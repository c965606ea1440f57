import { parseArgs } from 'node:util';

export const USAGE = `npm run gallery -- [options]

Every page in every state, theme, language and width as a PNG, paper as a PDF too, and index.html to
look at them all. Prints each file with what is wrong on it.

  --out DIR       folder of the pictures (default build/gallery)
  --only PATTERN  only files whose name fits this regular expression
  --help

Exit: 0 nothing is wrong, 1 something is, 2 unusable arguments.
`;

export type Parsed =
  | { kind: 'help' }
  | { kind: 'fault'; sentence: string }
  | { kind: 'run'; folder: string; only: RegExp };

/** What the command line asks for; never throws. */
export function parseArguments(args: string[]): Parsed {
  try {
    const { values } = parseArgs({
      args,
      options: {
        out: { type: 'string', default: 'build/gallery' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    return { kind: 'run', folder: values.out, only: patternOf(values.only) };
  } catch (error) {
    return { kind: 'fault', sentence: (error as Error).message };
  }
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new Error(`--only must be a regular expression, not "${text}".`);
  }
}
