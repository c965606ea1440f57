import type { LoginWords } from './words.ts';

const later = (seconds: number | null) => {
  if (seconds === null) return 'later';
  return seconds < 60 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} min`;
};

export const words = {
  title: 'Log in',
  check: 'Please check what you entered',
  fresh: 'Your password was changed. Please log in.',
  email: 'E-mail address',
  password: 'Password',
  must: 'required',
  go: 'Log in',
  again: 'Send the confirmation mail again',
  passkey: 'Log in with a passkey',
  passkeyFailed: 'The passkey could not be used. Please try again.',
  forgot: 'I forgot my password',
  first: ['If you are new: ', 'register'],
  problems: {
    empty: 'Please enter your e-mail address and password.',
    wrong: 'The e-mail address or the password is wrong.',
    unverified:
      'Your e-mail address is not confirmed yet. Please open the link in the mail that we sent.',
    banned: 'This account is suspended. Please ask at reception.',
    passkey: 'Please log in to this account with a passkey.',
  },
  later,
  locked: (seconds) => `There were too many wrong tries. Please try again ${later(seconds)}.`,
} satisfies LoginWords;
