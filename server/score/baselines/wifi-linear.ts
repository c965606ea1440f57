import { commissioned } from './commissioned.ts';
import { leastSquares, valueAt } from './regression.ts';

export const wifiLinear = commissioned({
  name: 'Wi-Fi linear',
  uses: ['wifi'],
  fit(firstDay) {
    const line = leastSquares(
      firstDay.map(({ clients }) => [clients]),
      firstDay.map(({ n }) => n),
    );
    return ({ clients }) => Math.max(0, valueAt(line, [clients]));
  },
});
