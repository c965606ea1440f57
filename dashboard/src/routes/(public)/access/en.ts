import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact, line }: Known): ContentText => ({
  title: 'Access',
  lead: 'Inside the Kenmin Hall (citizens’ hall) on the first floor (ground level) of the Main Building of the Yamaguchi Prefectural Office.',
  sections: [
    {
      heading: 'Where',
      body: [
        {
          facts: [
            ['Building', 'Yamaguchi Prefectural Office, Main Building 1F, Kenmin Hall'],
            ...fact('Address', facts.address),
            ['Look for', 'The vending machine corner; the office is next to it.'],
            ...fact('Phone', facts.phone),
            ...fact('E-mail', facts.email),
          ],
        },
      ],
    },
    {
      heading: 'How to get here',
      body: [
        facts.directions.length > 0
          ? { list: facts.directions.flatMap(line) }
          : 'Directions are being prepared. Please ask at reception.',
        ...line(facts.parking),
      ],
    },
    {
      heading: 'When you arrive',
      body: [
        {
          steps: [
            'Reception is behind the main entrance.',
            'With a booking, show your member card or booking code. You can also check in at the tablet at the entrance.',
            'Without a booking, ask at reception for a free seat.',
          ],
        },
        'The [map](/?view=map) shows how the seats stand. If you need help, please speak to reception.',
      ],
    },
  ],
});
