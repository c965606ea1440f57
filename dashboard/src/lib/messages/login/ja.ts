import { later } from '$lib/form/text.ts';
import type { LoginWords } from './words.ts';

export const words = {
  title: 'ログイン',
  check: '入力を確認してください',
  fresh: '新しいパスワードに変わりました。ログインしてください。',
  email: 'メールアドレス',
  password: 'パスワード',
  must: '必須',
  go: 'ログインする',
  again: '確認のメールをもう一度送る',
  passkey: 'パスキーでログインする',
  passkeyFailed: 'パスキーを使えませんでした。もう一度お試しください。',
  forgot: 'パスワードを忘れた',
  first: ['はじめて使う方は', '利用者の登録'],
  problems: {
    empty: 'メールアドレスとパスワードを入力してください。',
    wrong: 'メールアドレスかパスワードがちがいます。',
    unverified: 'メールアドレスの確認がまだです。お送りしたメールのアドレスを開いてください。',
    banned: 'このアカウントは止められています。受付にお問い合わせください。',
    passkey: 'このアカウントは、パスキーでログインしてください。',
  },
  later,
  locked: (seconds) =>
    `まちがいが続いたため、受け付けを止めています。${later(seconds)}お試しください。`,
} satisfies LoginWords;
