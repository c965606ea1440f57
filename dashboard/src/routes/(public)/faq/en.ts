import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ rules, venue }: Known): ContentText => ({
  title: 'Questions and answers',
  lead: 'If your question is not here, please ask at reception.',
  folded: true,
  sections: [
    {
      heading: 'Does it cost anything?',
      body: ['No. Seats, power, Wi-Fi and lockers are free of charge.'],
    },
    {
      heading: 'Can anybody use it?',
      body: [
        'Registered employees of companies and other organisations, the self-employed, and students who look for work at companies in Yamaguchi. Anybody can see the vacancy.',
      ],
    },
    {
      heading: 'Do I need a booking?',
      body: [
        'No. If a seat is free, ask at reception and use it. To be sure, look at the [vacancy](/) before you come, or [book](/book).',
      ],
    },
    {
      heading: 'What do I need to register?',
      body: [
        'Fill in your name, e-mail address and workplace or school on the [registration page](/register) (in Japanese). On your first visit, show a document at reception. Staff only look at it; no copy is made.',
      ],
    },
    {
      heading: 'Who has priority?',
      body: [
        'People who work outside Yamaguchi, and those who moved here to telework.',
        rules === null
          ? 'The rules are shown when you book.'
          : `People who work outside Yamaguchi can book from ${rules.windows.outside.daysAhead} days ahead, those who moved here to telework from ${rules.windows.migrant.daysAhead}, others from ${rules.windows.general.daysAhead}. Priority seats that nobody has booked are open to all from ${rules.decay.openDaysBefore} open day(s) before.`,
      ],
    },
    {
      heading: 'Can I change or cancel a booking?',
      body: [
        'Yes, at any time and free of charge, on [your page](/account) or by the link in the mail.',
      ],
    },
    {
      heading: 'I will be late',
      body: [
        rules === null
          ? 'Your seat is kept for a while. Please tell reception.'
          : `Your seat is kept for ${rules.grace.open} minutes after the start (booths ${rules.grace.booth}, meeting room ${rules.grace.meeting}). If you are later, please tell reception.`,
      ],
    },
    {
      heading: 'What if it is full?',
      body: [
        'When you book, you can ask to be told by mail when a seat is free. Reception will look for you, too.',
      ],
    },
    {
      heading: 'Where can I make calls?',
      body: [
        'In a soundproof booth (for one person) or in the meeting room. Please make no long calls at other seats.',
      ],
    },
    {
      heading: 'Can I leave my things somewhere?',
      body: ['In a locker while you are here. Please ask at reception.'],
    },
    {
      heading: 'How good is the Wi-Fi?',
      body: ['It is Wi-Fi 6, for about 50 devices at a time. See the [Wi-Fi page](/wifi).'],
    },
    {
      heading: 'How right is the vacancy?',
      body: [
        'Seat sensors, the counter at the door, bookings and check-ins are put together every few seconds. A seat whose sensor is silent is never called free.',
      ],
    },
    {
      heading: 'What does “Checking” mean?',
      body: [
        'Nothing has been heard from the sensor, so nobody knows whether the seat is free. Please ask at reception.',
      ],
    },
    {
      heading: 'Do the sensors know who I am?',
      body: [
        'No. They only tell whether somebody sits there. There are no cameras or microphones. See [About the sensors](/sensors).',
      ],
    },
    {
      heading: 'Can I ask about moving to Yamaguchi?',
      body: [
        'Yes. Please talk to the staff at reception. Officials in charge will answer together with them.',
      ],
    },
    {
      heading: 'Can I have a certificate of use?',
      body: [`Yes. Ask for a certificate of ${venue} on [your page](/account) (in Japanese).`],
    },
  ],
});
