import type { LayoutLoad } from './$types';

/** The band's code comes only with something to tell (60 kB are all that these pages may load). */
export const load: LayoutLoad = async ({ data }) => {
  const { notices, emergency } = data.snapshot;
  return {
    ...data,
    band:
      notices.length > 0 || emergency
        ? (await import('$lib/notices/NoticeBand.svelte')).default
        : null,
  };
};
