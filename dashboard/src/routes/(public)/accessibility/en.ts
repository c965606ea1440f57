import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact }: Known): ContentText => ({
  title: 'Accessibility policy',
  lead: 'Everybody should be able to see the vacancy and to book, whatever their age, disability or device.',
  sections: [
    {
      heading: 'Scope',
      body: [
        'All pages of this site for visitors: vacancy, guides, registration, booking, your page.',
      ],
    },
    {
      heading: 'Target',
      body: [
        'Conformance with JIS X 8341-3:2016, level AA. The pages are also built to the success criteria of WCAG 2.2, level AA.',
      ],
    },
    { heading: 'By when', body: ['31 March 2027'] },
    {
      heading: 'Exceptions',
      body: [
        {
          list: [
            'Pages that only staff use are outside this policy, but are built in the same way.',
            'Registration is in Japanese only. Reception will help you.',
          ],
        },
      ],
    },
    {
      heading: 'What we do',
      body: [
        {
          list: [
            'Everything on the map is also in a list of words.',
            'A state is shown by shape and word, not by colour alone.',
            'Automatic updates can be stopped. Changes are spoken at most every 30 seconds.',
            'Everything works with the keyboard alone.',
            'Pages can be read at large text sizes and on narrow screens without scrolling sideways.',
            'The vacancy can be seen without JavaScript.',
          ],
        },
      ],
    },
    {
      heading: 'Tell us',
      body: [
        'Please tell us when something is hard to use or to read. You can also tell reception.',
        {
          facts: [
            ...fact('In charge', facts.operator),
            ...fact('Phone', facts.phone),
            ...fact('E-mail', facts.email),
          ],
        },
      ],
    },
  ],
});
