import { describe, expect, it } from 'vitest';
import { leastOf, passwordProblem } from './passwords.ts';

describe('a password', () => {
  it.each([
    'short',
    'password123',
    'P@ssw0rd2026',
    'Password!!',
    'qwertyuiop',
    '1qaz2wsx3edc',
    '1234567890',
    '0987654321',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcdefghijkl',
    'yysquare2026!',
    'Yamaguchi2026',
    'passwordpassword',
    'ｐａｓｓｗｏｒｄ１２３',
  ])('is not "%s", which anybody would guess', (word) => {
    expect(passwordProblem(word)).toMatch(/[ぁ-ん]/);
  });

  it('is not the name or the address of its owner', () => {
    expect(passwordProblem('hanako2026!', ['hanako.y@example.jp', '山口 花子'])).not.toBeNull();
    expect(passwordProblem('hanako2026!')).toBeNull();
  });

  it.each([
    'correct horse battery',
    'かきくけこさしすせそ',
    'x7#kQ!m2Lp',
    '𠮷野家で牛丼を食べた日',
  ])('may be "%s": length counts, not signs', (word) => {
    expect(passwordProblem(word)).toBeNull();
  });
});

it('asks administrators for four characters more', () => {
  const word = 'tsukimi-soba';
  expect(passwordProblem(word, [], leastOf('member'))).toBeNull();
  expect(passwordProblem(word, [], leastOf('administrator'))).toContain('14文字以上');
});
