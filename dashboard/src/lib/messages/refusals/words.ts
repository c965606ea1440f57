import type { Refusal, Rule } from '$contract/booking.ts';

/** A refusal for people: what does not go, and what they may want to know of it. */
export interface RefusalSaid {
  title: string;
  /** Sentences without their stop. */
  facts: string[];
  /** What staff wrote as the reason, in Japanese. */
  quoted: string | null;
}

/** The sentences of each rule from its facts. A language without one does not compile. */
export type Refusals = {
  [R in Rule]: (refusal: Extract<Refusal, { rule: R }>) => [title: string, ...facts: string[]];
};

/** The reason that only staff can know; what a calendar closes by itself has words in every language. */
function quotedOf(refusal: Refusal): string | null {
  if (refusal.rule === 'closed') return refusal.why === 'exception' ? refusal.reason : null;
  return 'reason' in refusal ? refusal.reason : null;
}

export const refusalWith =
  (sentences: Refusals) =>
  (refusal: Refusal): RefusalSaid => {
    const say = sentences[refusal.rule] as (of: Refusal) => [string, ...string[]];
    const [title, ...facts] = say(refusal);
    return { title, facts, quoted: quotedOf(refusal) };
  };
