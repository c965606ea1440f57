import type { BookableKind } from '$contract/booking-api.ts';
import type { BookingPolicy } from '$contract/policy.ts';
import { CLASS_WORDS, KIND_WORDS } from '$contract/refusal-words.ts';

const KINDS = Object.keys(KIND_WORDS) as BookableKind[];
const WHOLE_DAY = 1_440;

const time = (wall: string): string => wall.replace(/^0/, '');
const each = (word: (kind: BookableKind) => string | null): string =>
  KINDS.flatMap((kind) => word(kind) ?? []).join('、');

/** The rules as one would say them. */
export function sentencesOf(rules: BookingPolicy): string[] {
  const { windows, decay, limits, grace, walkIn, noShow } = rules;
  const of = (key: keyof typeof windows): string =>
    `${CLASS_WORDS[key]}は${windows[key].daysAhead}日前の${time(windows[key].opensAt)}から`;
  const kept = each((kind) => {
    const rule = rules.quota[kind];
    const [some, much] =
      'share' in rule
        ? [rule.share > 0, `${Math.round(rule.share * 100)}%`]
        : [rule.count > 0, `${rule.count}席`];
    return some ? `${KIND_WORDS[kind]}の${much}` : null;
  });
  const before = decay.openDaysBefore === 0 ? '当日' : `${decay.openDaysBefore}開館日前`;
  const left = each((kind) => (walkIn[kind] > 0 ? `${KIND_WORDS[kind]}${walkIn[kind]}席` : null));
  const longest = each((kind) => {
    const minutes = limits.maxMinutes[kind];
    return minutes >= WHOLE_DAY ? null : `${KIND_WORDS[kind]}は${minutes}分`;
  });
  return [
    `${of('outside')}、${of('migrant')}、${of('general')}予約できます。`,
    kept === ''
      ? '優先の方のために取っておく席はありません。'
      : `${kept}を優先の方のために取っておき、${before}の${time(decay.at)}にどなたでも予約できるようにします。`,
    left === ''
      ? '予約できる席のうち、当日の方のために残す席はありません。'
      : `${left}を、当日来られる方のために残します。`,
    `時刻は${limits.gridMinutes}分きざみ、1回${limits.minMinutes}分からです。` +
      (longest === '' ? '' : `1回の最長は、${longest}です。ほかは開館時間中使えます。`),
    `1人が先に持てる予約は${limits.future}件までです。`,
    `開始から${each((kind) => `${KIND_WORDS[kind]}は${grace[kind]}分`)}受付がなく、センサーでも空席のとき、席を開放します。${rules.warnMinutes}分前に予告します。`,
    `${noShow.days}日間に${noShow.count}回来られなかった方を、受付に知らせます。予約の停止はしません。`,
  ];
}
