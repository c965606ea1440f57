import { redirect } from '@sveltejs/kit';
import { ownBooking } from '$lib/booking/own.server.ts';
import { againOf } from '$lib/booking/when.ts';
import { standingOf } from './ticket.ts';
import type { PageServerLoad } from './$types';

/** What has just been done, by the address. */
const SAID = ['done', 'changed', 'cancelled'] as const;

/** The code that reception and the kiosk read, drawn on the server. */
async function picture(code: string): Promise<string> {
  const { default: QRCode } = await import('qrcode');
  const svg = await QRCode.toString(code, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const booking = await ownBooking(locals, url, params.id);
  if (booking.status === 'tentative') redirect(303, `/book/confirm/${booking.id}`);
  const standing = standingOf(booking, locals.live.now());
  const shown = standing === 'coming' || standing === 'inside';
  return {
    booking,
    standing,
    qr: shown ? await picture(booking.code) : null,
    again: againOf(booking),
    said: SAID.find((word) => url.searchParams.has(word)) ?? null,
  };
};
