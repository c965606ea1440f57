/** Finished markup: what never changes in the browser needs no code there. */
export const markup = (of: { body: string }): string =>
  of.body.replaceAll(/<!--.*?-->/g, '').trim();
