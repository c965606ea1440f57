import type { PasswordFault } from '../contract/accounts.ts';
import { passwordSentence } from '../contract/password-words.ts';

/** Shortest and longest password, in characters (総務省「国民のためのサイバーセキュリティサイト」). */
export const PASSWORD_LENGTH = { least: 10, most: 128 };
/** Shortest password of an administrator, in characters. */
export const ADMINISTRATOR_LEAST = 14;

/** Shortest password of somebody of a role, in characters. */
export const leastOf = (role: string | null | undefined): number =>
  role === 'administrator' ? ADMINISTRATOR_LEAST : PASSWORD_LENGTH.least;

/** Words that most guessing starts with; digits and signs around them make no password of them. */
const GUESSED = [
  'password',
  'passw0rd',
  'passwort',
  'pasuwado',
  'qwerty',
  'qwertyuiop',
  'azerty',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  'abcdef',
  'abcdefgh',
  'abcdefghij',
  'abc',
  'letmein',
  'welcome',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'dragon',
  'monkey',
  'master',
  'superman',
  'trustno',
  'admin',
  'administrator',
  'root',
  'user',
  'guest',
  'login',
  'test',
  'testtest',
  'sakura',
  'nippon',
  'japan',
  'tokyo',
  'yamaguchi',
  'kuuseki',
  'kanri',
  'kanrisha',
  'reception',
  'uketsuke',
  'telework',
  'office',
  'yysquare',
  'changeme',
  'secret',
  'himitsu',
  'aishiteru',
  'doraemon',
  'pikachu',
  'pokemon',
  'konnichiwa',
  'ohayou',
];
const ROWS = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const FEWEST_DIFFERENT = 5;

/**
 * Why a password will not do: too short, or among the first that anybody would guess; null when it
 * will. No rule of "one capital, one sign": length and rarity are what counts.
 * @param least characters at least
 * @param about words of the person that must not be the password: name, address
 */
export function passwordFault(
  password: string,
  about: readonly string[] = [],
  least = PASSWORD_LENGTH.least,
): PasswordFault | null {
  const { most } = PASSWORD_LENGTH;
  const length = [...password].length;
  if (length === 0) return { rule: 'missing' };
  if (length < least) return { rule: 'tooShort', least };
  if (length > most) return { rule: 'tooLong', most };
  return isGuessable(password.normalize('NFKC').toLowerCase(), about)
    ? { rule: 'guessable' }
    : null;
}

/** A sentence when a password will not do; null when it will. */
export function passwordProblem(...asked: Parameters<typeof passwordFault>): string | null {
  const fault = passwordFault(...asked);
  return fault === null ? null : passwordSentence(fault);
}

function isGuessable(password: string, about: readonly string[]): boolean {
  if (new Set(password).size < FEWEST_DIFFERENT) return true;
  if (ROWS.some((row) => isRun(password, row))) return true;
  const core = password.replace(/[^\p{L}]+/gu, '');
  const plain = password
    .replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(/[^\p{L}]+/gu, '');
  const own = about
    .flatMap((word) => [word, ...word.split(/[@.\s]+/)])
    .map((word) =>
      word
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, ''),
    )
    .filter((word) => word.length >= 3);
  const words = new Set([...GUESSED, ...own]);
  return [core, plain].some((letters) => words.has(letters) || words.has(half(letters)));
}

/** Whether it is made of one row of keys, forwards or backwards, from any start. */
function isRun(password: string, row: string): boolean {
  const round = row.repeat(Math.ceil(password.length / row.length) + 1);
  return round.includes(password) || [...round].reverse().join('').includes(password);
}

/** The half of a word that is written twice, else the word. */
function half(word: string): string {
  const first = word.slice(0, word.length / 2);
  return first !== '' && first + first === word ? first : word;
}
