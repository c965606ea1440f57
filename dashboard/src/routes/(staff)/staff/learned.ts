import type { Learned } from '$contract/staff.ts';

/** `5%`, `0.5%` */
export const share = (of: number): string => `${Number((of * 100).toFixed(of < 0.1 ? 1 : 0))}%`;

/** Which way a door counts too much, by whole days. */
export const imbalanceWord = (imbalance: number): string => {
  const size = share(Math.abs(imbalance));
  if (size === '0%') return '入と出のかたよりなし';
  return `${imbalance > 0 ? '入' : '出'}が${size}多い`;
};

/** Whether an access point's clients are counted as people, and why not. */
export const wifiUse = ({ used, correlation }: Learned['wifi'][number]): string => {
  if (correlation === null) return 'まだ記録が少ないため、推定に使っていません';
  const relation = `人数との相関 ${correlation.toFixed(2)}`;
  return used
    ? `推定に使っています（${relation}）`
    : `人の増え減りと合わないため、推定に使っていません（${relation}）`;
};
