import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publicForecast } from './forecast.ts';
import { beat, publicDelta, publicSnapshot } from './live.ts';

interface Node {
  [key: string]: unknown;
  type?: string;
  properties?: Record<string, Node>;
  additionalProperties?: unknown;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
}

/** Leaves that could hold free text, with their path. */
function loose(node: Node, path: string): string[] {
  const options = node.anyOf ?? node.oneOf;
  if (options !== undefined) return options.flatMap((each) => loose(each, path));
  if (node.const !== undefined || node.enum !== undefined) return [];
  switch (node.type) {
    case 'object':
      return [
        ...(node.additionalProperties === false ? [] : [`${path}: open to further fields`]),
        ...Object.entries(node.properties ?? {}).flatMap(([key, each]) =>
          loose(each, `${path}.${key}`),
        ),
      ];
    case 'array':
      return loose(node.items ?? {}, `${path}[]`);
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
    case 'string': {
      if (node.format === 'date-time') return [];
      const pattern = node.pattern === undefined ? null : new RegExp(node.pattern);
      const carries = [
        '山田 太郎',
        'Yamada Taro',
        '24e124794c000001',
        'aa:bb:cc:dd:ee:ff',
        'yamada@example.jp',
      ].filter((text) => pattern === null || pattern.test(text));
      // The build's version is hex by nature; it is the server's own.
      return carries.length === 0 || path.endsWith('.version')
        ? []
        : [`${path} could hold ${carries.join(', ')}`];
    }
    default:
      return [`${path}: ${JSON.stringify(node)}`];
  }
}

/** What staff write for everybody to read is free text by nature; its writer has no field. */
const WRITTEN =
  /\.(notices\[\]|emergency)\.words\.(ja|en|zh-Hans|ko|ja-x-easy) |\.special\.reason /;

describe('what everybody may see', () => {
  it.each([
    ['snapshot', publicSnapshot],
    ['delta', publicDelta],
    ['beat', beat],
    ['forecast', publicForecast],
  ])('%s has no field that could hold a person or a device', (name, schema) => {
    const found = loose(z.toJSONSchema(schema) as Node, name);
    expect(found.filter((each) => !WRITTEN.test(each))).toEqual([]);
  });

  it('finds a field that could', () => {
    expect(loose(z.toJSONSchema(z.strictObject({ who: z.string() })) as Node, 'x')).toHaveLength(1);
  });
});
