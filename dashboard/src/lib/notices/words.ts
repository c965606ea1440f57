import type { EmergencyKind, EmergencyOrder } from '$contract/notices.ts';

/** An emergency in words, for pages that do not carry the board's languages. */
export const emergencyWords = {
  kinds: { fire: '火災', earthquake: '地震', weather: '災害', other: '緊急のお知らせ' },
  orders: {
    leave: '避難してください',
    stay: '動かずお待ちください',
    follow: '係員の案内にしたがってください',
  },
  english: {
    fire: 'Fire',
    earthquake: 'Earthquake',
    weather: 'Disaster warning',
    other: 'Emergency',
  },
  englishOrders: {
    leave: 'Leave the building now',
    stay: 'Stay where you are',
    follow: 'Follow the staff',
  },
} satisfies {
  kinds: Record<EmergencyKind, string>;
  orders: Record<EmergencyOrder, string>;
  english: Record<EmergencyKind, string>;
  englishOrders: Record<EmergencyOrder, string>;
};
