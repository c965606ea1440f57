/** The versions that a ConsentBox showed, when its box was ticked; else none. */
export function readConsents(form: FormData): Record<string, string> {
  if (form.get('agree') !== 'yes') return {};
  return Object.fromEntries(
    ['terms', 'privacy'].map((document) => [
      document,
      String(form.get(`consent-${document}`) ?? ''),
    ]),
  );
}
