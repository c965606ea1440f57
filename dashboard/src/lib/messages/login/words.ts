/** Why somebody was not let in. */
export type LoginProblem = 'empty' | 'wrong' | 'unverified' | 'banned' | 'passkey' | 'locked';

/** Every word of the page on which one signs in. A language without one does not compile. */
export interface LoginWords {
  title: string;
  check: string;
  /** After a new password. */
  fresh: string;
  email: string;
  password: string;
  must: string;
  go: string;
  again: string;
  passkey: string;
  passkeyFailed: string;
  forgot: string;
  /** Before the link of those who are new, and in it. */
  first: [before: string, link: string];
  problems: Record<Exclude<LoginProblem, 'locked'>, string>;
  /** Seconds until the next try, as words; null: not known. */
  later(seconds: number | null): string;
  locked(seconds: number | null): string;
}
