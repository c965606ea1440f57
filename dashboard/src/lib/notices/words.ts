import type { EmergencyKind, EmergencyOrder } from '$contract/notices.ts';
import type { Language } from '$lib/messages/language.ts';

interface EmergencyWords {
  /** Above what has happened. */
  name: string;
  kinds: Record<EmergencyKind, string>;
  orders: Record<EmergencyOrder, string>;
  /** Between two sentences, and after them. */
  stop: '。' | '. ';
  since: (clock: string) => string;
  /** Before a notice that is no emergency. */
  notice: string;
}

const ja: EmergencyWords = {
  name: '緊急',
  kinds: { fire: '火災', earthquake: '地震', weather: '災害', other: '緊急のお知らせ' },
  orders: {
    leave: '避難してください',
    stay: '動かずお待ちください',
    follow: '係員の案内にしたがってください',
  },
  stop: '。',
  since: (clock) => `${clock} 発表`,
  notice: 'お知らせ',
};

const en: EmergencyWords = {
  name: 'Emergency',
  kinds: {
    fire: 'Fire',
    earthquake: 'Earthquake',
    weather: 'Disaster warning',
    other: 'Emergency',
  },
  orders: {
    leave: 'Leave the building now',
    stay: 'Stay where you are',
    follow: 'Follow the staff',
  },
  stop: '. ',
  since: (clock) => `Issued ${clock}`,
  notice: 'Notice',
};

const zh: EmergencyWords = {
  name: '紧急',
  kinds: { fire: '火灾', earthquake: '地震', weather: '灾害警报', other: '紧急通知' },
  orders: { leave: '请立即撤离', stay: '请留在原地', follow: '请听从工作人员指引' },
  stop: '。',
  since: (clock) => `${clock} 发布`,
  notice: '通知',
};

const ko: EmergencyWords = {
  name: '긴급',
  kinds: { fire: '화재', earthquake: '지진', weather: '재난 경보', other: '긴급 안내' },
  orders: {
    leave: '즉시 대피하세요',
    stay: '그 자리에서 기다리세요',
    follow: '직원의 안내에 따르세요',
  },
  stop: '. ',
  since: (clock) => `${clock} 발표`,
  notice: '알림',
};

const easy: EmergencyWords = {
  name: 'きんきゅう',
  kinds: {
    fire: 'かじです',
    earthquake: 'じしんです',
    weather: 'きけんです',
    other: 'たいせつな おしらせです',
  },
  orders: {
    leave: 'そとへ にげてください',
    stay: 'ここで まってください',
    follow: 'かかりの ひとに ついてきてください',
  },
  stop: '。',
  since: (clock) => `${clock}の おしらせ`,
  notice: 'おしらせ',
};

/** An emergency in words, for the pages and the board, in every language of theirs. */
export const emergencyWords: Record<Language, EmergencyWords> = {
  ...{ ja, en, ko },
  'zh-Hans': zh,
  'ja-x-easy': easy,
};

/** What has happened and what to do, on one line. */
export const alarmIn = (
  { kinds, orders, stop }: EmergencyWords,
  kind: EmergencyKind,
  order: EmergencyOrder,
): string => `${kinds[kind]}${stop}${orders[order]}${stop}`.trim();
