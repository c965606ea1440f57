import { withWords } from '$lib/messages/booking/load.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ parent }) => withWords(parent);
