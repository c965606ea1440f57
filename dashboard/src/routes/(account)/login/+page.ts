import { loginWords } from '$lib/messages/login/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, words: (await loginWords[lang]()).words };
};
