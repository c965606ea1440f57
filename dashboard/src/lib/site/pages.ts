import type { ContentPage } from '$lib/messages/public/words.ts';

/** Where each text stands. In the order in which the footer lists them. */
export const contentPages: readonly ContentPage[] = [
  'guide',
  'access',
  'faq',
  'wifi',
  'sensors',
  'accessibility',
];

/** Those that the header names; the rest is in the menu and the footer. */
export const headerPages: readonly ContentPage[] = ['guide', 'access', 'faq'];
