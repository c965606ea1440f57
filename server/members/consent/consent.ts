import type { ConsentDocument } from '../../contract/members.ts';
import { privacy } from './privacy.ts';
import { terms } from './terms.ts';
import { hashOf } from './text.ts';

/** The texts in force. */
export const CONSENTS: readonly ConsentDocument[] = [terms, privacy].map((text) => ({
  ...text,
  hash: hashOf(text),
}));

export type ConsentName = ConsentDocument['document'];

/** What somebody agreed to. */
export interface Agreement {
  document: string;
  version: string;
}

/** Documents whose version in force is not among those that were agreed to (MB15). */
export const missingConsents = (agreed: readonly Agreement[]): ConsentName[] =>
  CONSENTS.filter(
    ({ document, version }) =>
      !agreed.some((each) => each.document === document && each.version === version),
  ).map(({ document }) => document);
