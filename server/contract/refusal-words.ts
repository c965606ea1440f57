import type { Refusal } from './booking.ts';
import type { BookableKind } from './booking-api.ts';
import type { PriorityClass } from './policy.ts';

/** A refusal in words: what does not go, why, and from when it does (ms, null: not by waiting). */
export interface RefusalWords {
  title: string;
  facts: string[];
  opensAt: number | null;
}

export const KIND_WORDS: Record<BookableKind, string> = {
  personal: 'パーソナルデスク',
  open: 'オープンデスク',
  booth: 'Web会議ブース',
  meeting: '会議室',
};

export const CLASS_WORDS: Record<PriorityClass, string> = {
  outside: '県外勤務の方',
  migrant: 'テレワークで移住された方',
  general: '一般の方',
};

const STATE_WORDS: Record<string, string> = {
  applied: '利用登録の確認がまだ終わっていません',
  suspended: '利用登録が停止されています',
  expired: '利用登録の期限が切れています',
};

const tokyo = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', ...options });
const clock = tokyo({ hour: 'numeric', minute: '2-digit' });
const day = tokyo({ month: 'long', day: 'numeric', weekday: 'short' });

const time = (at: number): string => clock.format(at);
const moment = (at: number): string => `${day.format(at)} ${clock.format(at)}`;
const dateWords = (date: string): string => day.format(new Date(`${date}T12:00:00+09:00`));

const duration = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`;

const plain = (title: string, ...facts: string[]): RefusalWords => ({
  title,
  facts,
  opensAt: null,
});

/** The sentence for a rule that forbids a booking, as a public service says it. */
export function refusalSentence(refusal: Refusal): RefusalWords {
  switch (refusal.rule) {
    case 'closed':
      return plain(
        `${dateWords(refusal.date)}は休館日です`,
        ...(refusal.reason === null ? [] : [refusal.reason]),
        ...(refusal.nextOpen === null ? [] : [`次の開館日は${dateWords(refusal.nextOpen)}です`]),
      );
    case 'outsideHours':
      return plain(
        '利用時間の外です',
        `${time(refusal.opensAt)}から${time(refusal.closesAt)}までの間でえらんでください`,
      );
    case 'order':
      return plain('終わりの時刻は、始まりより後にしてください');
    case 'grid':
      return plain(`時刻は${refusal.minutes}分きざみでえらんでください`);
    case 'past':
      return plain('すぎた時刻は予約できません', '今より後の時刻をえらんでください');
    case 'tooShort':
      return plain(`予約は${duration(refusal.minutes)}からです`);
    case 'tooLong':
      return plain(
        `${KIND_WORDS[refusal.kind]}の予約は、1回${duration(refusal.minutes)}までです`,
        '短い時間をえらんでください',
      );
    case 'windowNotOpen':
      return {
        title: 'この日は、まだ予約できません',
        facts: [
          `${CLASS_WORDS[refusal.class]}は${moment(refusal.opensAt)}から予約できます`,
          `優先の方は${moment(refusal.priorityFrom)}から予約できます`,
        ],
        opensAt: refusal.opensAt,
      };
    case 'quota':
      return {
        title: `残りの${refusal.kept}席は、県外勤務の方と移住された方の優先枠です`,
        facts: [
          `${KIND_WORDS[refusal.kind]}の優先枠は${refusal.kept}席です`,
          `優先枠が残れば、${moment(refusal.opensAt)}からどなたでも予約できます`,
        ],
        opensAt: refusal.opensAt,
      };
    case 'walkInShare':
      return plain(
        `残りの${refusal.kept}席は、予約なしで来られる方の席です`,
        `${KIND_WORDS[refusal.kind]}は、当日に受付でお申し出ください`,
      );
    case 'tooManyAhead':
      return plain(
        `予約は1人${refusal.limit}件までです`,
        'すんだ予約が減るか、取り消すと、次の予約ができます',
      );
    case 'ownOverlap':
      return plain(
        '同じ時間に、ほかの予約があります',
        `${moment(refusal.startAt)}〜${time(refusal.endAt)}の予約と重なります`,
      );
    case 'taken':
      return plain(
        `${refusal.space}は、先にほかの方が予約しました`,
        '近くの席か、ほかの時間をえらんでください',
      );
    case 'full':
      return plain(
        `この時間の${KIND_WORDS[refusal.kind]}は満席です`,
        'キャンセル待ちを申し込めます',
      );
    case 'kindClosed':
      return plain(`この時間、${KIND_WORDS[refusal.kind]}は使えません`, refusal.reason);
    case 'spaceClosed':
      return plain(`${refusal.space}はこの時間に使えません`, refusal.reason);
    case 'outOfService':
      return plain(`${refusal.space}は利用を止めています`, 'ほかの席をえらんでください');
    case 'notBookable':
      return plain(`${refusal.space}は予約できない席です`, '空いていれば、当日に受付で使えます');
    case 'unknownSpace':
      return plain(`「${refusal.space}」という席はありません`);
    case 'notApproved':
      return plain(
        STATE_WORDS[refusal.state] ?? '利用登録が必要です',
        '受付にお問い合わせください',
      );
  }
}
