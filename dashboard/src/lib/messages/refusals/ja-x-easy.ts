import type { BookableKind } from '$contract/booking-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { words as site } from '../public/ja-x-easy.ts';
import type { Refusals } from './words.ts';

export const kinds: Record<BookableKind, string> = {
  personal: 'ひとりの せき',
  open: 'オープンデスク',
  booth: 'ブース（ビデオかいぎ）',
  meeting: 'かいぎしつ',
};
export const classes: Record<PriorityClass, string> = {
  outside: 'やまぐちけんの そとで はたらく ひと',
  migrant: 'テレワークの ために ひっこした ひと',
  general: 'ほかの ひと',
};
const dayOf = (date: string) => site.day(`${date}T12:00:00+09:00`);
const at = (moment: number) => `${site.day(moment)} ${site.clock(moment)}`;
const time = (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60}じかん` : `${minutes}ふん`);
const unit = (kind: BookableKind) => (kind === 'meeting' ? 'へや' : 'せき');

export const sentences: Refusals = {
  closed: ({ date, why, nextOpen }) => [
    `${dayOf(date)}は おやすみです`,
    ...(why === 'exception' ? [] : [site.week.closed[why][1]]),
    ...(nextOpen === null ? [] : [`つぎに あく ひは ${dayOf(nextOpen)}です`]),
  ],
  outsideHours: ({ opensAt, closesAt }) => [
    'この じかんは つかえません',
    `${site.clock(opensAt)}から ${site.clock(closesAt)}までの じかんを えらんでください`,
  ],
  order: () => ['おわりの じかんを はじまりより あとに してください'],
  grid: ({ minutes }) => [`じかんは ${minutes}ふんごとに えらんでください`],
  past: () => ['もう すぎた じかんです', 'いまより あとの じかんを えらんでください'],
  tooShort: ({ minutes }) => [`よやくは ${time(minutes)}からです`],
  tooLong: ({ minutes, kind }) => [
    `${kinds[kind]}は 1かいに ${time(minutes)}まで つかえます`,
    'みじかい じかんを えらんでください',
  ],
  windowNotOpen: (of) => [
    'この ひは まだ よやくできません',
    `${classes[of.class]}は ${at(of.opensAt)}から よやくできます`,
    `さきに よやくできる ひとは ${at(of.priorityFrom)}から よやくできます`,
  ],
  quota: ({ kind, kept, opensAt }) => [
    `のこりの ${kept}${unit(kind)}は、けんの そとで はたらく ひとと ひっこした ひとの せきです`,
    `あまったら ${at(opensAt)}から だれでも よやくできます`,
  ],
  walkInShare: ({ kind, kept }) => [
    `のこりの ${kept}${unit(kind)}は、よやくしないで くる ひとの せきです`,
    `${kinds[kind]}を つかいたい ひとは、その ひに うけつけで きいてください`,
  ],
  tooManyAhead: ({ limit }) => [
    `よやくは ひとり ${limit}つまでです`,
    'よやくが おわるか、とりけすと、また よやくできます',
  ],
  ownOverlap: ({ startAt, endAt }) => [
    'おなじ じかんに ほかの よやくが あります',
    `${at(startAt)}から ${site.clock(endAt)}までの よやくです`,
  ],
  taken: ({ space }) => [
    `${space}は ほかの ひとが さきに よやくしました`,
    'ちかくの せきか、ほかの じかんを えらんでください',
  ],
  full: ({ kind }) => [
    `この じかん、${kinds[kind]}は いっぱいです`,
    'あくのを まつことが できます',
  ],
  spaceClosed: ({ space }) => [`${space}は この じかん つかえません`],
  kindClosed: ({ kind }) => [`${kinds[kind]}は この じかん つかえません`],
  outOfService: ({ space }) => [`${space}は つかえません`, 'ほかの せきを えらんでください'],
  notBookable: ({ space }) => [
    `${space}は よやくできない せきです`,
    'あいていれば、その ひに うけつけで きいてください',
  ],
  unknownSpace: ({ space }) => [`「${space}」という せきは ありません`],
  notApproved: ({ state }) => [
    {
      applied: 'とうろくは まだ おわっていません',
      suspended: 'とうろくが とまっています',
      expired: 'とうろくの きげんが すぎました',
    }[state] ?? 'とうろくが いります',
    'うけつけで きいてください',
  ],
};
