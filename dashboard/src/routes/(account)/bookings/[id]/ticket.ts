import type { BookingView } from '$contract/booking-api.ts';

/** How a booking stands at a moment, for its page. */
export type Standing = 'coming' | 'inside' | 'left' | 'past' | 'cancelled' | 'released' | 'lapsed';

export function standingOf(booking: BookingView, now: number): Standing {
  const { status, checkedInAt, checkedOutAt, endAt } = booking;
  if (status === 'cancelled' || status === 'released' || status === 'lapsed') return status;
  if (checkedOutAt !== null) return 'left';
  if (Date.parse(endAt) <= now) return 'past';
  return checkedInAt === null ? 'coming' : 'inside';
}

export const HEADINGS: Record<Standing, string> = {
  coming: 'ご予約',
  inside: 'ご利用中です',
  left: '利用が終わりました',
  past: '終わった予約です',
  cancelled: '取り消した予約です',
  released: '席を開放しました',
  lapsed: '予約していません',
};

/** What to know about it; null for what is coming or in use. */
export const NOTES: Partial<Record<Standing, string>> = {
  cancelled: 'この予約は取り消されています。元には戻せません。',
  released:
    '時間までに受付がなかったため、席をほかの方に開放しました。空いていれば、もう一度予約できます。',
  lapsed: '確認の時間が終わったため、席を戻しました。空いていれば、もう一度えらべます。',
};
