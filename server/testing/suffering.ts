import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { backAt, framesOf, goneAt } from './frames.ts';
import { until } from './processes.ts';

/** Promise 1, in milliseconds: unknown within 5 s of the limit, healed within 10 s without a touch. */
const WITHIN = 5_000;
export const HEALED = 10_000;

/** Pages by the name of who looks at them. */
export type Pages = Record<string, Page>;

export interface Fault {
  on: Pages;
  /** What nobody may be told any more. */
  of: (claim: string) => boolean;
  /** @returns when its evidence ends, ms since the epoch */
  strike: () => Promise<number> | number;
  mend: () => Promise<void> | void;
  /** What every page says again when it is mended. */
  back: string[];
}

/** Of what a page claims: everything, or these. */
export const all = (): boolean => true;
export const only =
  (...claims: string[]) =>
  (claim: string): boolean =>
    claims.includes(claim);

/** What a page claims in its newest frame. */
export const claimsOf = async (page: Page): Promise<string[]> =>
  (await framesOf(page)).at(-1)?.claims ?? [];

/** Waits until what is claimed satisfies on every page; says what each claimed when it never does. */
export async function everywhere(
  what: string,
  on: Pages,
  is: (claims: string[]) => boolean,
): Promise<void> {
  let last = new Map<string, string[]>();
  const look = async () => {
    const seen = Object.entries(on).map(
      async ([name, page]) => [name, await claimsOf(page)] as const,
    );
    last = new Map(await Promise.all(seen));
    return [...last.values()].every(is);
  };
  await until(what, look).catch((error: unknown) => {
    throw new Error(`${what}: ${JSON.stringify([...last])}`, { cause: error });
  });
}

/** One fault from its beginning to its end, by the frames of every page. */
export async function suffer({ of, strike, mend, back, on }: Fault): Promise<void> {
  const end = await strike();
  await everywhere('nothing to be claimed', on, (claims) => !claims.some(of));
  const mending = Date.now();
  await mend();
  const mended = Date.now();
  for (const [name, page] of Object.entries(on))
    expect(goneAt(await framesOf(page), of, mending) - end, name).toBeLessThan(WITHIN);
  await everywhere('everything to be claimed', on, (claims) =>
    back.every((claim) => claims.includes(claim)),
  );
  for (const [name, page] of Object.entries(on))
    expect(backAt(await framesOf(page), back, mended) - mended, name).toBeLessThan(HEALED);
}
