import type { PasswordFault } from '$contract/accounts.ts';
import type { LoginWords } from '../login/words.ts';

/** Words around a link or an address: before it, after it. */
type Around = [before: string, after: string];
type Linked = [before: string, link: string, after: string];
/** A page that only says something, and leads on. */
interface Said {
  title: string;
  words: string;
  go: string;
}

/** Why a form was not taken. */
export type RegisterProblem = 'family' | 'name' | 'email' | 'busy' | 'password';

/** Every word of the way to an account and back to it. A language without one does not compile. */
export interface RegisterWords extends Pick<
  LoginWords,
  'check' | 'email' | 'password' | 'must' | 'later'
> {
  start: {
    title: string;
    lead: string;
    family: string;
    given: string;
    /** What a password must be like. */
    hint: string;
    /** What the data is for, with links to the texts on privacy and on use. */
    kept: [before: string, between: string, after: string];
    texts: [privacy: string, terms: string];
    go: string;
    known: Linked;
  };
  problems: Record<Exclude<RegisterProblem, 'busy' | 'password'>, string>;
  /** Too many tries. @param seconds until the next one; null: not known */
  busy(seconds: number | null): string;
  /** What is wrong with a password. */
  weak(fault: PasswordFault): string;

  sent: {
    title: string;
    again: string;
    /** Around the address that a mail went to, and in its place when it is not known. */
    to: Around;
    entered: string;
    open: string;
    missing: Linked;
    resend: string;
  };
  /** The same where this server has nothing that sends mails. */
  unsent: { title: string; received: string; to: Around; ask: string };
  /** Of a demo, whose mails nobody sends: around the link to the outbox, and the way on without a mail. */
  demo: { outbox: Linked; open: string };

  /** Above what follows in Japanese only; empty in Japanese. */
  japanese: string;
  verify: Record<'done' | 'changed' | 'late' | 'wrong', Said>;
  forgot: {
    title: string;
    lead: string;
    go: string;
    sent: string;
    back: string;
  };
  reset: {
    title: string;
    lead: string;
    label: string;
    hint: string;
    go: string;
    dead: Said;
  };
}
