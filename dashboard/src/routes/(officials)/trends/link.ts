import { resolve } from '$app/paths';
import type { Trends } from '$contract/trends.ts';
import type { TrendsTableId, TrendsUnit } from '$contract/trends-words.ts';

type Of = Pick<Trends, 'period' | 'zone'>;

const query = (parts: Record<string, string | null>): string =>
  new URLSearchParams(
    Object.entries(parts).filter((pair): pair is [string, string] => pair[1] !== null),
  ).toString();

/** The page of another period or zone; what is not named stays. */
export const pageOf = (
  { period, zone }: Of,
  to: { unit?: TrendsUnit; at?: string; zone?: string | null },
): string => `${resolve('/trends')}?${query({ unit: period.unit, at: period.at, zone, ...to })}`;

export const csvOf = ({ period, zone }: Of, table: TrendsTableId): string =>
  `/api/v1/trends.csv?${query({ unit: period.unit, at: period.at, zone, table })}`;

/** The rows behind a plot. */
export const basisOf = ({ period, zone }: Of, plot: TrendsTableId): string =>
  `${resolve('/trends/basis')}?${query({ unit: period.unit, at: period.at, zone, plot })}`;
