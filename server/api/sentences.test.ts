import * as z from 'zod';
import { beforeAll, expect, it } from 'vitest';
import { Api } from './api.ts';
import { route } from './route.ts';
import { closest } from './sentences.ts';

beforeAll(() => void new Api([], async () => null)); // from here on schemas speak Japanese

const said = (schema: z.ZodType, input: unknown): string | undefined =>
  schema.safeParse(input).error?.issues[0]?.message;

it('says in Japanese what is wrong with an input', () => {
  expect(said(z.email(), 'nobody')).toMatch(/^メールアドレスの形で/);
  expect(said(z.iso.datetime(), 'tomorrow')).toMatch(/^日時の形で/);
  expect(said(z.iso.date(), '2026-02-30')).toMatch(/^年月日で/);
  expect(said(z.string(), undefined)).toBe('入力してください');
  expect(said(z.string().min(1), '')).toBe('入力してください');
  expect(said(z.string().max(3), 'abcd')).toBe('3文字以内にしてください');
  expect(said(z.array(z.string()).min(1), [])).toBe('1つ以上選んでください');
  expect(said(z.int().min(1).max(9), 0)).toBe('1以上にしてください');
  expect(said(z.number(), 'x')).toBe('数で入力してください');
  expect(said(z.enum(['a']), 'b')).toBe('選べるものの中から選んでください');
  expect(said(z.strictObject({}), { x: 1 })).toBe('知らない項目があります: x');
  expect(said(z.url(), 'x')).toMatch(/^URLの形で/);
  expect(said(z.string().max(3, '短く'), 'abcd')).toBe('短く');
});

it('says of a choice what is wrong in the way that comes closest', () => {
  const about = z.union([
    z.strictObject({ people: z.int().max(100) }),
    z.strictObject({ space: z.string(), occupied: z.boolean() }),
  ]);
  const wrong = z.strictObject({ about }).safeParse({ about: { people: 101 } }).error?.issues ?? [];
  expect(wrong.flatMap(closest)).toMatchObject([
    { path: ['about', 'people'], message: '100以内にしてください' },
  ]);
});

it('says it at the door, with the field that it is about', async () => {
  const body = z.strictObject({ email: z.email(), size: z.int() });
  const row = route({
    method: 'post',
    path: '/x',
    summary: 'x',
    who: 'anyone',
    body,
    response: null,
    handle: async () => {},
  });
  const api = new Api([row], async () => null);
  const answer = await api.call('post', '/x', { actor: null, ip: '', body: { email: 'x', y: 1 } });
  expect(answer).toMatchObject({ status: 400, body: { error: '入力を確かめてください' } });
  const { problems } = answer.body as { problems: string[] };
  expect(problems.join()).toMatch(/email: メール.*size: 入力してください.*知らない項目/);
  expect(problems.join().replaceAll(/email|size|hanako@example.jp|: y/g, '')).not.toMatch(/[a-z]/i);
});
