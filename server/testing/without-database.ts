import { expect } from 'vitest';

/**
 * What a server says whose database is gone: the vacancy and how to come, also to whom it cannot know
 * any more; what cannot be told is refused in Japanese.
 * @param cookie of somebody who is signed in as staff
 */
export async function toldWithoutDatabase(origin: string, cookie: string): Promise<void> {
  for (const [path, headers, status, words] of [
    ['/', { cookie }, 200, 'data-space="A02" data-status="free"'],
    ['/api/v1/vacancy', { cookie }, 200, '"id":"A02"'],
    ['/access', {}, 200, '県庁'],
    ['/book', {}, 500, '用意できません'],
    ['/staff', { cookie }, 503, 'ログインを確かめられません'],
  ] as const) {
    const answer = await fetch(origin + path, { headers });
    const said = await answer.text();
    expect([path, answer.status, said]).toEqual([path, status, expect.stringContaining(words)]);
    expect(said).not.toContain('Internal Error');
  }
}
