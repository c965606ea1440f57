import { withWords } from '$lib/messages/booking/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
  ...data,
  ...(await withWords(parent)),
});
