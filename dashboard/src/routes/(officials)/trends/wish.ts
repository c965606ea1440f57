import { UNITS, type TrendsUnit } from '$contract/trends-words.ts';

/** A period, the newest one when it is not named, of a zone or of all. */
export interface Wish {
  unit: TrendsUnit;
  at?: string;
  zone?: string;
}

/** What the address asks for: a period that belongs to another unit is taken for the one around it. */
export function wishOf(params: URLSearchParams): Wish {
  const asked = params.get('unit') ?? '';
  const unit = UNITS.find((each) => each === asked) ?? 'month';
  const at = params.get('at') ?? '';
  const zone = params.get('zone') ?? '';
  return {
    unit,
    ...(at === '' ? {} : { at: atOf(unit, at) }),
    ...(zone === '' ? {} : { zone }),
  };
}

/** `2026-10-07` as a month is 2026-10, as a fiscal year 2026; a year as a month is its April. */
export function atOf(unit: TrendsUnit, at: string): string {
  const [year = '', month = '04', day = '01'] = at.split('-');
  if (unit === 'day') return `${year}-${month}-${day}`;
  if (unit === 'month') return `${year}-${month}`;
  return at.length > 4 && Number(month) < 4 ? String(Number(year) - 1) : year;
}
