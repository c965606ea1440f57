import type { PageLoad } from './$types';

/** The map's code comes only with the map, the band's with something to tell: 60 kB are all that this page may load. */
export const load: PageLoad = async ({ url, data }) => ({
  ...data,
  seatMap:
    url.searchParams.get('view') === 'map' ? (await import('./SeatMap.svelte')).default : null,
  band:
    data.snapshot.notices.length > 0 || data.snapshot.emergency
      ? (await import('$lib/notices/NoticeBand.svelte')).default
      : null,
});
