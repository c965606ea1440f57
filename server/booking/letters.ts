import { timeOf } from '../calendar/calendar.ts';
import type { Letter } from '../mail/letter.ts';

/** A booking as a letter tells of it. */
export interface LetterFacts {
  id: string;
  to: string;
  /** 姓 and 名, without a title. */
  name: string;
  venue: string;
  startAt: Date;
  endAt: Date;
  /** オープンデスク A21 */
  place: string;
  deadlineAt: Date | null;
  /** Changes with each change of the booking, so that each is told once. */
  edition: number;
  /** Pages of this booking. */
  links: { show: string; cancel: string };
  calendar: string;
  /** Takes the booking out of the calendar that `calendar` brought it into. */
  withdrawal: string;
}

const day = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});

/** 2026年11月26日(木) 13:00〜17:15 */
export const periodOf = (startAt: Date, endAt: Date): string =>
  `${day.format(startAt)} ${timeOf(startAt)}〜${timeOf(endAt)}`;

const foot = (venue: string): string =>
  `\n--\n${venue}\nこのメールは自動で送っています。このメールに返信しても届きません。`;

const facts = ({ startAt, endAt, place }: LetterFacts): string =>
  `日時: ${periodOf(startAt, endAt)}\n席: ${place}\n料金: 無料`;

const ways = ({ links }: LetterFacts): string =>
  `予約の確認と変更: ${links.show}\n予約の取り消し: ${links.cancel}`;

const letter = (of: LetterFacts, key: string, subject: string, lines: string[]): Letter => ({
  key: `booking.${key}:${of.id}:${of.edition}`,
  to: of.to,
  subject: `【${of.venue}】${subject}`,
  text: [`${of.name} 様`, '', ...lines, foot(of.venue)].join('\n'),
});

export const confirmed = (of: LetterFacts): Letter => ({
  ...letter(of, 'confirmed', '予約を受け付けました', [
    '次のとおり予約を受け付けました。',
    '',
    facts(of),
    '',
    ...(of.deadlineAt === null
      ? []
      : [
          `${timeOf(of.deadlineAt)}までに受付がないときは、席をほかの方に開放することがあります。`,
          '',
        ]),
    ways(of),
  ]),
  calendar: of.calendar,
});

export const changed = (of: LetterFacts): Letter => ({
  ...letter(of, 'changed', '予約を変更しました', [
    '予約を次のとおり変更しました。',
    '',
    facts(of),
    '',
    ways(of),
  ]),
  calendar: of.calendar,
});

export const cancelled = (of: LetterFacts, why: string | null): Letter => ({
  ...letter(of, 'cancelled', '予約を取り消しました', [
    why === null ? '次の予約を取り消しました。' : `次の予約を取り消しました。理由: ${why}`,
    '',
    facts(of),
  ]),
  calendar: of.withdrawal,
});

export const reminder = (of: LetterFacts): Letter =>
  letter(of, 'reminder', 'ご予約の前日のお知らせ', [
    'ご予約の日が近づきました。',
    '',
    facts(of),
    '',
    `来られないときは、次のページで取り消してください。待っている方が使えます。\n${of.links.cancel}`,
    '',
    `予約の確認と変更: ${of.links.show}`,
  ]);

export const warning = (of: LetterFacts): Letter =>
  letter(of, 'warning', 'まもなく予約の席を開放します', [
    `まだ受付がありません。${of.deadlineAt === null ? 'まもなく' : `${timeOf(of.deadlineAt)}に`}、席をほかの方に開放します。`,
    '',
    facts(of),
    '',
    ways(of),
  ]);

export const released = (of: LetterFacts): Letter => ({
  ...letter(of, 'released', '予約の席を開放しました', [
    '受付がなかったため、次の席をほかの方に開放しました。',
    '',
    facts(of),
    '',
    'これから来られるときは、受付でおたずねください。',
  ]),
  calendar: of.withdrawal,
});

export const restored = (of: LetterFacts): Letter =>
  letter(of, 'restored', '予約を元に戻しました', [
    '開放した予約を元に戻しました。お待ちしています。',
    '',
    facts(of),
    ...(of.deadlineAt === null ? [] : [`受付の期限: ${timeOf(of.deadlineAt)}`]),
    '',
    ways(of),
  ]);

export const offered = (of: LetterFacts, until: Date): Letter =>
  letter(of, 'offered', '席が空きました', [
    'お待ちの席が空きました。',
    '',
    facts(of),
    '',
    `${periodOf(until, until).split('〜')[0]}までに、次のページで「予約する」を押してください。過ぎると、次の方にご案内します。`,
    of.links.show,
  ]);
