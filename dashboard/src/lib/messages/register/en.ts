import { words as login } from '../login/en.ts';
import type { RegisterWords } from './words.ts';

const { check, email, password, must, later } = login;

export const words = {
  ...{ check, email, password, must, later },
  start: {
    title: 'Register',
    lead: 'First you give your name and e-mail address. You go on from the mail that we send you.',
    family: 'Family name',
    given: 'Given name',
    hint: '10 characters or more. No common password, and not your own name or address',
    kept: [
      'We use your data to check your registration, for bookings and for notices. Please see ',
      ' and ',
      '. We ask for your consent on the application that follows.',
    ],
    texts: ['how we handle personal information (in Japanese)', 'the terms of use (in Japanese)'],
    go: 'Get the confirmation mail',
    known: ['If you are registered: ', 'log in', ''],
  },
  problems: {
    family: 'Please enter your family name.',
    name: 'Please enter a name of up to 80 characters.',
    email: 'Please enter an e-mail address like “name@example.jp”.',
  },
  busy: (seconds) => `There were too many tries. Please try again ${later(seconds)}.`,
  weak(fault) {
    switch (fault.rule) {
      case 'missing':
        return 'Please enter a password.';
      case 'tooShort':
        return `Please choose a password of ${fault.least} characters or more.`;
      case 'tooLong':
        return `Please choose a password of up to ${fault.most} characters.`;
      case 'guessable':
        return 'This password is easy to guess. Please choose another one.';
    }
  },
  sent: {
    title: 'We sent you a mail',
    again: 'We sent it again.',
    to: ['We sent a confirmation mail to ', '.'],
    entered: 'the address that you entered',
    open: 'Please open the link in it within 24 hours.',
    missing: [
      'If no mail comes, please check your spam folder and the address that you entered. If it was wrong, you can ',
      'register again',
      '.',
    ],
    resend: 'Send the mail again',
  },
  unsent: {
    title: 'We received your registration',
    received: 'We received your request',
    to: ['We will send a confirmation mail to ', '.'],
    ask: 'Mail cannot be sent now. Please ask at reception what the mail says.',
  },
  demo: {
    outbox: [
      'This is a demo: it sends no mail. Administrators can read it in the ',
      'outbox (in Japanese)',
      '.',
    ],
    open: 'Open the link of the mail',
  },
  japanese: 'What follows is in Japanese. If you need help, please ask at reception.',
  verify: {
    done: {
      title: 'Your e-mail address is confirmed',
      words: 'Thank you. Next, please apply to register as a user.',
      go: 'Go on',
    },
    changed: {
      title: 'Your e-mail address was changed',
      words: 'Notices go to your new address from now on. Please log in with it too.',
      go: 'To My page',
    },
    late: {
      title: 'This link has expired',
      words: 'A link is good for 24 hours. Try to log in, and you can get the mail once more.',
      go: 'To login',
    },
    wrong: {
      title: 'We could not confirm your address',
      words: 'The link may be cut off. Please open the whole link of the mail once more.',
      go: 'To login',
    },
  },
  forgot: {
    title: 'Reset your password',
    lead: 'We send a mail to the e-mail address that you registered with.',
    go: 'Get the mail',
    sent: 'If the address is registered, a mail will come. Please open the link in it within 1 hour.',
    back: 'Back to login',
  },
  reset: {
    title: 'New password',
    lead: 'When you change it, you are logged out on all other devices.',
    label: 'New password',
    hint: '10 characters or more (administrators 14). No common password, and not your own name or address',
    go: 'Use this password',
    dead: {
      title: 'This link cannot be used',
      words: 'It has expired or was used already. Please get another mail.',
      go: 'Get another mail',
    },
  },
} satisfies RegisterWords;
