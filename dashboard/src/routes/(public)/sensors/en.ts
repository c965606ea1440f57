import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact }: Known): ContentText => ({
  title: 'About the sensors',
  lead: 'Sensors tell us which seats are free. They are not there to tell who you are.',
  sections: [
    {
      heading: 'What is measured',
      body: [
        {
          facts: [
            ['Seat sensors', 'Whether somebody sits there, by pressure or movement'],
            ['Counter at the door', 'How many people came in and went out'],
            ['Wi-Fi equipment', 'How many devices are connected'],
          ],
        },
        'Together with bookings and check-ins this gives the number of free seats.',
      ],
    },
    {
      heading: 'What is not measured',
      body: [
        {
          list: [
            'Faces, voices, screens or talks. There are no cameras or microphones.',
            'Who sits at a seat. A sensor knows no names.',
            'The number of your device (MAC address). It is neither stored nor sent.',
            'How long a person sat somewhere. Nobody adds it up, and no employer is told.',
          ],
        },
        'Security cameras of the building serve security only; they have no part in the vacancy.',
      ],
    },
    {
      heading: 'What it is for, and who sees it',
      body: [
        {
          list: [
            'Everybody: the state of each seat, such as free or in use, and the time of the reason. No names.',
            'Staff at reception: the seats and check-ins of today, as far as their work needs it.',
            'Statistics: how seats and hours are used, never about a person.',
          ],
        },
      ],
    },
    {
      heading: 'When we do not know, we say so',
      body: [
        'A seat whose sensor has fallen silent is never called free; it shows “Checking”. Please ask at reception then.',
      ],
    },
    {
      heading: 'How long it is kept',
      body: [
        'The link between a person and a seat is removed after 30 days. What remains for statistics belongs to nobody. See [Personal information](/privacy) (in Japanese).',
      ],
    },
    {
      heading: 'Contact',
      body: [
        'For questions about the sensors, please ask at reception.',
        {
          facts: [
            ...fact('Operator', facts.operator),
            ...fact('Phone', facts.phone),
            ...fact('E-mail', facts.email),
          ],
        },
      ],
    },
  ],
});
