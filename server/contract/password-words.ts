import type { PasswordFault } from './accounts.ts';

/** Why a password will not do, in Japanese: for the pages, and for programs that ask. */
export function passwordSentence(fault: PasswordFault): string {
  switch (fault.rule) {
    case 'missing':
      return 'パスワードを入力してください。';
    case 'tooShort':
      return `パスワードは${fault.least}文字以上にしてください。`;
    case 'tooLong':
      return `パスワードは${fault.most}文字以内にしてください。`;
    case 'guessable':
      return 'このパスワードは推測されやすいため使えません。別のパスワードにしてください。';
  }
}
