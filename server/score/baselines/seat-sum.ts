import { commissioned } from './commissioned.ts';

/** The seats that read "taken" and the staff on the roster, who have no sensor. The bar. */
export const seatSum = commissioned({
  name: 'seat sum + staff',
  uses: ['seats'],
  saysSeats: true,
  fit: (_, staff) => (readings) => readings.seats + staff,
});
