import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { consentDocument } from '../contract/members.ts';
import { CONSENTS } from './consent/consent.ts';

/** The texts that everybody may read. */
export function consentRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/consents',
      summary: 'The texts in force.',
      who: 'anyone',
      response: z.array(consentDocument),
      handle: async () => CONSENTS,
    }),
    route({
      method: 'get',
      path: '/consents/:document',
      summary: 'One text in force.',
      who: 'anyone',
      params: z.object({ document: z.string().max(20) }),
      response: consentDocument,
      async handle({ params }) {
        const found = CONSENTS.find(({ document }) => document === params.document);
        if (found === undefined) throw new Refused(404, 'この文書はありません');
        return found;
      },
    }),
  ];
}
