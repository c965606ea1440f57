import type { BookingPolicy } from '$contract/policy.ts';
import { FIGURES, type Figure, type FigureValue } from '$contract/policy-figures.ts';

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** What a field holds; a number that is none stays NaN, so that the schema refuses it. */
function valueOf({ path, input }: Figure, form: FormData): FigureValue {
  const own = text(form, path);
  if (input === 'time') return own;
  const number = own === '' ? Number.NaN : Number(own);
  if (input !== 'share') return number;
  return text(form, `${path}.unit`) === 'share' ? { share: number / 100 } : { count: number };
}

/** The rules that a form holds; what it does not name stays as in `base`. */
export function rulesOf(form: FormData, base: BookingPolicy): BookingPolicy {
  const rules = structuredClone(base);
  for (const figure of FIGURES) {
    if (!form.has(figure.path)) continue;
    const keys = figure.path.split('.');
    const last = keys.pop() ?? '';
    const at = keys.reduce<unknown>((of, key) => (of as Record<string, unknown>)[key], rules);
    (at as Record<string, unknown>)[last] = valueOf(figure, form);
  }
  return rules;
}
