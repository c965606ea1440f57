import { createHash } from 'node:crypto';
import type { Post } from '../mail/letter.ts';

interface Addressee {
  id: string;
  name: string;
  email: string;
}

/**
 * Mails about accounts. Those that whoever asked for them has to act on say so in English too: which
 * language they read, only their browser knows. A link leads to `origin`, and says nothing of who
 * else there is.
 */
export interface AccountLetters {
  /** @param next page that whoever registered was on the way to */
  verify(user: Addressee, token: string, origin: string, next: string | null): Promise<void>;
  /** To the new address of somebody who wants to change theirs. */
  change(user: Addressee, token: string, origin: string): Promise<void>;
  /** To the address that is still theirs: whoever did not ask for it can act in time. */
  changing(user: Addressee, token: string, origin: string): Promise<void>;
  reset(user: Addressee, token: string, origin: string): Promise<void>;
  /** Somebody registers with an address that has an account: its owner is told, nobody else. */
  exists(user: Addressee, origin: string): Promise<void>;
  invite(user: Addressee, token: string, origin: string, role: string): Promise<void>;
}

const END = '\n\nこのメールに心当たりがないときは、何もせずに捨ててください。\n';
const link = (origin: string, page: string, token: string) =>
  `${origin}/${page}?token=${encodeURIComponent(token)}`;
/** Names a letter by its token, which nobody reads out of it. */
const key = (kind: string, token: string) =>
  `account.${kind}:${createHash('sha256').update(token).digest('hex').slice(0, 32)}`;

/** What the keys of letters that confirm an address begin with. */
export const VERIFYING = 'account.verify:';

/** The page that such a letter leads to. */
export const verifyPathIn = (text: string): string | null =>
  /\/verify-email\?\S+/.exec(text)?.[0] ?? null;

/**
 * @param venue name of the office
 * @param today business date: an owner is told once a day that somebody tried
 */
export function accountLetters(post: Post, venue: string, today: () => string): AccountLetters {
  const greet = (user: Addressee) => `${user.name} 様\n\n`;
  return {
    verify: (user, token, origin, next) =>
      post({
        key: key('verify', token),
        to: user.email,
        subject: `【${venue}】メールアドレスの確認`,
        text: `${greet(user)}${venue}への登録を受け付けました。\n24時間以内に、次のアドレスを開いて登録を続けてください。\nPlease open this address within 24 hours to go on with your registration.\n\n${link(origin, 'verify-email', token)}${next === null ? '' : `&next=${encodeURIComponent(next)}`}${END}`,
      }),
    change: (user, token, origin) =>
      post({
        key: key('change', token),
        to: user.email,
        subject: `【${venue}】新しいメールアドレスの確認`,
        text: `${greet(user)}24時間以内に次のアドレスを開くと、このメールアドレスに変わります。\n\n${link(origin, 'verify-email', token)}${END}`,
      }),
    changing: (user, token, origin) =>
      post({
        key: key('changing', token),
        to: user.email,
        subject: `【${venue}】メールアドレスの変更の手続き`,
        text: `${greet(user)}メールアドレスを変える手続きがありました。新しいアドレスで確認が済むと、これからのお知らせはそちらに届きます。\n\n心当たりがないときは、すぐにパスワードを変えて、受付にご連絡ください。\n\n${origin}/account/security\n`,
      }),
    reset: (user, token, origin) =>
      post({
        key: key('reset', token),
        to: user.email,
        subject: `【${venue}】パスワードの再設定`,
        text: `${greet(user)}1時間以内に、次のアドレスを開いて新しいパスワードを決めてください。\nPlease open this address within 1 hour to choose a new password.\n\n${link(origin, 'reset', token)}${END}`,
      }),
    exists: (user, origin) =>
      post({
        key: `account.exists:${user.id}:${today()}`,
        to: user.email,
        subject: `【${venue}】すでに登録されています`,
        text: `${greet(user)}このメールアドレスは、すでに登録されています。次のアドレスからログインしてください。\n\n${origin}/login\n\nパスワードを忘れたときは、こちらで再設定できます。\n\n${origin}/forgot${END}`,
      }),
    invite: (user, token, origin, role) =>
      post({
        key: key('invite', token),
        to: user.email,
        subject: `【${venue}】アカウントのご案内`,
        text: `${greet(user)}${venue}の「${role}」として、アカウントを用意しました。\n7日以内に、次のアドレスを開いてパスワードを決めてください。\n\n${link(origin, 'reset', token)}${END}`,
      }),
  };
}
