import { render } from 'svelte/server';
import type { PageServerLoad } from './$types';
import { outlookView } from './outlook.ts';
import OutlookTable from './OutlookTable.svelte';

/** Milliseconds until half an hour of the forecast has come and gone. */
const LIFE = 30 * 60_000;

/** The hours ahead as finished markup: a table that never changes needs no code in the browser. */
export const load: PageServerLoad = ({ locals }) => {
  const view = outlookView(locals.forecast(), locals.live.plan(), locals.live.public());
  const { body } = render(OutlookTable, { props: { view } });
  const table = body.replaceAll(/<!--.*?-->/g, '');
  return { outlook: { table, asOf: view.asOf, until: Date.parse(view.takenAt) + LIFE } };
};
