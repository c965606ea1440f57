import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ venue, seats, rules }: Known): ContentText => ({
  title: 'How to use the office',
  lead: `${venue} is a telework office inside the Yamaguchi Prefectural Office. Registered users work here free of charge. Anybody can see the vacancy without registering.`,
  sections: [
    {
      heading: 'Who can use it',
      body: [
        {
          list: [
            'Employees of companies and other organisations, and the self-employed, after registration',
            'University students and others who look for work at companies in Yamaguchi',
          ],
        },
        'When booking, priority is given to people who work outside Yamaguchi and to those who moved here to telework.',
      ],
    },
    {
      heading: 'Hours and price',
      body: [
        {
          facts: [
            ['Open on', 'Monday to Friday'],
            ['Hours', '8:30–17:15'],
            ['Closed on', 'National holidays, and 29 December to 3 January'],
            ['Price', 'Free of charge: seats, power, Wi-Fi and lockers'],
          ],
        },
        'Special closings are shown on the [vacancy page](/) and when you book.',
      ],
    },
    {
      heading: 'Seats and equipment',
      body: [
        {
          facts: [
            ['Personal desks', `${seats.personal}; single desks with partitions`],
            ['Open desks', `${seats.open}; shared desks without partitions`],
            ['Booths', `${seats.booth}; soundproof, for web meetings and phone calls`],
            ['Meeting room', `${seats.meeting} seats; one group at a time`],
            [
              'Consultation corner',
              `${seats.consultation} seats; for questions about moving to Yamaguchi`,
            ],
            ['Information corner', 'Leaflets'],
            ['Lockers', 'For your things while you are here; ask at reception'],
            ['Power and Wi-Fi', 'At the seats; see the [Wi-Fi page](/wifi)'],
          ],
        },
        'The [map](/?view=map) shows where the seats are.',
      ],
    },
    {
      heading: 'Your first visit',
      body: [
        {
          steps: [
            '[Register](/register) with your name and workplace (in Japanese).',
            '[Book a seat](/book), or ask at reception for a free one.',
            'When you arrive, show a document at reception. Staff only look at it; no copy is made.',
          ],
        },
      ],
    },
    {
      heading: 'Booking and check-in',
      body: [
        rules === null
          ? 'The booking rules are shown when you book.'
          : {
              list: [
                `You can book from ${rules.windows.outside.daysAhead} days ahead if you work outside Yamaguchi, ${rules.windows.migrant.daysAhead} days if you moved here to telework, and ${rules.windows.general.daysAhead} days otherwise.`,
                `A booth can be booked for up to ${rules.limits.maxMinutes.booth} minutes, the meeting room for up to ${rules.limits.maxMinutes.meeting}.`,
                `One seat per person at a time, and at most ${rules.limits.future} bookings ahead.`,
                `You can check in from ${rules.earlyMinutes} minutes before the start.`,
                `If nobody has checked in ${rules.grace.open} minutes after the start (${rules.grace.booth} for booths, ${rules.grace.meeting} for the meeting room) and nobody sits there, the seat is given to others.`,
                'You can cancel at any time, free of charge.',
              ],
            },
        'A free seat can also be used without a booking: ask at reception.',
      ],
    },
    {
      heading: 'Please',
      body: [
        {
          list: [
            'Do not disturb others. Use a booth or the meeting room for calls and talks.',
            'Do not leave your things at the seat for long. Look after your valuables.',
            'Show your member card or booking code at reception when you arrive and when you leave.',
            'Keep the entrance of the vending machine corner next door clear.',
            'Tell reception at once when something breaks.',
          ],
        },
        'See the [terms of use](/terms) (in Japanese).',
      ],
    },
    {
      heading: 'Advice and certificates',
      body: [
        'Talk to the staff at reception if you think of moving to Yamaguchi. Officials in charge will answer together with them.',
        'A certificate of use can be asked for on [your page](/account) (in Japanese).',
      ],
    },
  ],
});
