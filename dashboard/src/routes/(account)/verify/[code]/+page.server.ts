import type { Verification } from '$contract/certificate.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'x-robots-tag': 'noindex' });
  const { status, body } = await locals.call('get', `/verify/${encodeURIComponent(params.code)}`);
  return {
    demo: locals.live.public().demo,
    found: status === 200 ? (body as Verification) : null,
    problem: status === 429 ? (body as { error: string }).error : null,
  };
};
