import { interval, table } from '../tables.ts';
import type { ForecastGroup } from './groups.ts';

const WORDS = {
  alike: 'demand is the same on all weekdays',
  differ: 'each weekday has a demand of its own',
};

/** One table for each group: leads, and the methods beside each other. */
export function forecastText({ weekdays, runs, horizons }: ForecastGroup): string {
  const header = [
    'free seats, ahead',
    'zone MAE',
    'RMSE',
    '90 % cover',
    'width',
    'word right',
    'venue MAE',
    'cover',
    'width',
    'ours less it, zone MAE',
  ];
  const rows = horizons.flatMap(({ horizon, methods }) =>
    methods.map(({ method, figures, difference }) => [
      `${horizon}  ${method}`,
      figures.mae.toFixed(2),
      figures.rmse.toFixed(2),
      figures.cover.toFixed(3),
      figures.width.toFixed(1),
      figures.word.toFixed(3),
      figures.venueMae.toFixed(2),
      figures.venueCover.toFixed(3),
      figures.venueWidth.toFixed(1),
      interval(difference),
    ]),
  );
  return [
    `== forecast: ${runs} runs, ${WORDS[weekdays]}, 5 weeks of history`,
    table([header, ...rows]),
    'Counts and bookings are the true ones, so the error model plays no part here: profiles are alike. The ranges of the others are made of their own past errors.',
  ].join('\n\n');
}
