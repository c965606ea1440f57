import { withWords } from '$lib/messages/register/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
  ...data,
  ...(await withWords(parent)),
});
