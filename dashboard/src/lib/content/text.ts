import type { BookingPolicy } from '$contract/policy.ts';
import type { VenueFacts } from '$contract/venue-facts.ts';
import type { Language } from '$lib/messages/language.ts';

/**
 * A paragraph, a list, or terms with their facts. In every string `[words](/address)` is a link and
 * `{漢字|かな}` a word with its reading.
 */
export type Block = string | { list: string[] } | { steps: string[] } | { facts: Fact[] };
export type Fact = [term: string, text: string];

export interface Section {
  heading: string;
  body: Block[];
}

/** A page that is one text. */
export interface ContentText {
  title: string;
  lead: string;
  sections: Section[];
  /** Each section opens under its heading: questions and answers. */
  folded?: boolean;
}

/** What a text may rest on: the plan, the rules in force, and what the operator has said. */
export interface Known {
  venue: string;
  facts: VenueFacts;
  /** Seats of the plan by kind. */
  seats: Record<'personal' | 'open' | 'booth' | 'meeting' | 'consultation', number>;
  /** Null: they cannot be read now. */
  rules: BookingPolicy | null;
  /** A fact under a term, marked where it is invented; nothing where nobody has said it. */
  fact(term: string, text: string | Partial<Record<Language, string>> | null): Fact[];
  /** The same as a line. */
  line(text: Partial<Record<Language, string>> | null): string[];
}

/** One text in every language. */
export type Texts = Record<Language, (known: Known) => ContentText>;
