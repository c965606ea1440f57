/** A source of seeded chance. Every figure of the virtual office comes from one of these. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  whole(low: number, high: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  normal(mean: number, deviation: number): number;
  exponential(mean: number): number;
  poisson(mean: number): number;
}

/** FNV-1a with an avalanche at the end: neighbouring names must give unrelated streams. */
function hash(text: string, basis: number): number {
  let h = basis >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** sfc32 (PractRand, Chris Doty-Humphrey, public domain): 128 bits of state, passes BigCrush. */
function sfc32(name: string): () => number {
  let a = hash(name, 0x811c9dc5);
  let b = hash(name, 0x9e3779b9);
  let c = hash(name, 0x243f6a88);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/**
 * A stream of its own for each name, so that one more draw in one part of the office changes
 * nothing in another part.
 */
export function random(...name: (string | number)[]): Random {
  const next = sfc32(name.join('\u0000'));
  const between = (low: number, high: number) => low + (high - low) * next();
  const exponential = (mean: number) => -mean * Math.log(1 - next());
  return {
    next,
    between,
    exponential,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: (p) => next() < p,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('pick needs at least one item');
      return item;
    },
    // Box–Muller; 1 - next() keeps the logarithm finite.
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson: (mean) => {
      let count = 0;
      for (let t = exponential(1); t < mean; t += exponential(1)) count++;
      return count;
    },
  };
}
