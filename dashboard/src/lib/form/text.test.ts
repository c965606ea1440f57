import { expect, it } from 'vitest';
import { refusal } from './text.ts';

it('ends every sentence once', () => {
  expect(refusal({ error: '理由を入力してください' })).toBe('理由を入力してください。');
  expect(refusal({ error: '別のパスワードにしてください。' })).toBe(
    '別のパスワードにしてください。',
  );
  expect(refusal(null)).toBe('うまくいきませんでした。もう一度お試しください。');
});

it('says which field, by its name for people', () => {
  const error = '入力を確かめてください';
  const problems = [
    'profile.email: メールアドレスの形で入力してください',
    'name: 入力してください',
    'movedAt: 転入した年月が先の日付です',
    'evidence.0: 選んでください',
    ': 期間の始まりと終わりが逆です',
  ];
  expect(refusal({ error, problems })).toBe(
    '入力を確かめてください。メールアドレスの形で入力してください。名前: 入力してください。転入した年月が先の日付です。確認書類: 選んでください。期間の始まりと終わりが逆です。',
  );
});
