import { textOf } from '$lib/content/known.server.ts';
import type { PageServerLoad } from './$types';
import { texts } from './texts.ts';

export const load: PageServerLoad = async (event) => ({ text: await textOf(texts, event) });
