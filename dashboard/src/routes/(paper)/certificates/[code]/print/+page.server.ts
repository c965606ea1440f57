import { error } from '@sveltejs/kit';
import { toString as drawQr } from 'qrcode';
import type { Certificate } from '$contract/certificate.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import type { PageServerLoad } from './$types';

const MAY = ['member', 'staff', 'manager', 'administrator'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  admitted(locals.actor, MAY, url);
  const path = `/certificates/${encodeURIComponent(params.code)}`;
  const { status, body } = await locals.call('get', path);
  // What is no code is an address that does not exist.
  if (status === 400) error(404, 'この証明書は見つかりません。');
  if (status !== 200) error(status, refusal(body));
  const certificate = body as Certificate;
  const verify = `${url.origin}/verify/${certificate.code}`;
  return {
    certificate,
    demo: locals.live.public().demo,
    verify,
    qr: await drawQr(verify, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
  };
};
