import { createHash } from 'node:crypto';
import type { ConsentDocument } from '../../contract/members.ts';

/** A text as it is written, before its hash. */
export type ConsentText = Omit<ConsentDocument, 'hash'>;

/** SHA-256 of everything that a reader reads, hex. */
export const hashOf = ({ title, sections }: ConsentText): string =>
  createHash('sha256')
    .update(JSON.stringify([title, sections]))
    .digest('hex');
