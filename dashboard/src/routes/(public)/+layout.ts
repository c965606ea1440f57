import { publicWords } from '$lib/messages/public/index.ts';
import type { LayoutLoad } from './$types';

/** The words of the language that is shown; the others stay on the server. */
export const load: LayoutLoad = async ({ data }) => ({
  ...data,
  words: (await publicWords[data.lang]()).words,
});
