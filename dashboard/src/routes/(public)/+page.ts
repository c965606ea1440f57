import type { PageLoad } from './$types';

/** The map's code comes only with the map (60 kB are all that this page may load). */
export const load: PageLoad = async ({ url, data }) => ({
  ...data,
  seatMap:
    url.searchParams.get('view') === 'map' ? (await import('./SeatMap.svelte')).default : null,
});
