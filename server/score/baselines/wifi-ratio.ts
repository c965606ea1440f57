import { commissioned } from './commissioned.ts';

/** A constant that is often quoted; real rooms had 0.3 to 0.55. */
const DEVICES_PER_PERSON = 1.2;

export const wifiRatio = commissioned({
  name: 'Wi-Fi / 1.2',
  uses: ['wifi'],
  fit: () => (readings) => readings.clients / DEVICES_PER_PERSON,
});
