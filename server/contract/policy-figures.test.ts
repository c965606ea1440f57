import { expect, it } from 'vitest';
import { FIGURES } from './policy-figures.ts';
import { bookingPolicy, DEFAULT_POLICY } from './policy.ts';

/** Whether rules can have such a value for a figure. */
function can(path: string, value: unknown): boolean {
  const rules = structuredClone(DEFAULT_POLICY);
  const keys = path.split('.');
  const last = keys.pop()!;
  const at = keys.reduce<Record<string, unknown>>((of, key) => of[key] as never, rules as never);
  at[last] = value;
  return bookingPolicy.safeParse(rules).success;
}

it.each(FIGURES.filter(({ input }) => input === 'number' || input === 'share'))(
  'says of $path exactly what the rules can be',
  ({ path, input, min, max }) => {
    const as = (n: number) => (input === 'share' ? { count: n } : n);
    expect([min - 1, min, max, max + 1].map((n) => can(path, as(n)))).toEqual([
      ...[false, true, true, false],
    ]);
    if (input === 'share')
      expect([1, 1.01].map((share) => can(path, { share }))).toEqual([true, false]);
  },
);
