import { expect, it } from 'vitest';
import { jsonOf } from './json.ts';

const read = (text: string) => jsonOf(Buffer.from(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

it('reads what is nested as deep as any real message, and nothing deeper', () => {
  expect(read(nested(100))).toBeDefined();
  expect(read(nested(101))).toBeUndefined();
  expect(read('{"a":'.repeat(101) + '1' + '}'.repeat(101))).toBeUndefined();
  expect(read(`[${'[],'.repeat(5_000)}1]`)).toHaveLength(5_001);
});

it('takes brackets in a text for text', () => {
  const text = `\\"${'['.repeat(300)}\\\\`;
  expect(read(`{"a":"${text}","b":"${text}"}`)).toBeDefined();
  expect(read(`{"a":"${text}","b":${nested(101)}}`)).toBeUndefined();
});

it('reads no message that is larger than any real one', () => {
  const sized = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
  expect(read(sized(128 * 1024))).toBeDefined();
  expect(read(sized(128 * 1024 + 1))).toBeUndefined();
});
