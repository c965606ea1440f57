import { commissioned } from './commissioned.ts';
import type { Readings } from './readings.ts';
import { leastSquares, valueAt } from './regression.ts';

const point = ({ clients, seats, sinceNight }: Readings) => [clients, seats, sinceNight];

export const linear = commissioned({
  name: 'linear on Wi-Fi, seats, door',
  uses: ['wifi', 'seats', 'door'],
  saysSeats: true,
  fit(firstDay) {
    const plane = leastSquares(
      firstDay.map(point),
      firstDay.map(({ n }) => n),
    );
    return (readings) => Math.max(0, valueAt(plane, point(readings)));
  },
});
