import { withWords } from '$lib/messages/register/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ parent }) => withWords(parent);
