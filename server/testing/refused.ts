import { expect } from 'vitest';
import { Refused } from '../api/route.ts';

/** Status and body of a refusal; fails when it is none. */
export async function refused(work: Promise<unknown>): Promise<Pick<Refused, 'status' | 'body'>> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  const { status, body } = error as Refused;
  return { status, body };
}

/** What a refusal says; fails when it is none. */
export const refusal = async (work: Promise<unknown>): Promise<Refused['body']> =>
  (await refused(work)).body;
