import type { LoginWords } from './words.ts';

const later = (seconds: number | null) => {
  if (seconds === null) return 'あとで';
  return seconds < 60 ? `${seconds}びょう あとに` : `${Math.ceil(seconds / 60)}ふん あとに`;
};

export const words = {
  title: 'ログイン',
  check: 'もういちど みてください',
  fresh: 'パスワードが かわりました。ログインしてください。',
  email: 'メールアドレス',
  password: 'パスワード',
  must: 'いります',
  go: 'ログインする',
  again: 'メールを もういちど おくる',
  passkey: 'パスキーで ログインする',
  passkeyFailed: 'パスキーを つかえませんでした。もういちど してください。',
  forgot: 'パスワードを わすれた',
  first: ['はじめての ひとは ', 'とうろく'],
  problems: {
    empty: 'メールアドレスと パスワードを いれてください。',
    wrong: 'メールアドレスか パスワードが ちがいます。',
    unverified: 'メールを みてください。メールの リンクを ひらいてください。',
    banned: 'この アカウントは つかえません。うけつけで きいてください。',
    passkey: 'パスキーで ログインしてください。',
  },
  later,
  locked: (seconds) => `なんども まちがえました。${later(seconds)} もういちど してください。`,
} satisfies LoginWords;
