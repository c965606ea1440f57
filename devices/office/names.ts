import type { Random } from './random.ts';

const FAMILY = words(
  '佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ ' +
    '小林コバヤシ 加藤カトウ 吉田ヨシダ 山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ ' +
    '木村キムラ 林ハヤシ 清水シミズ 斎藤サイトウ 阿部アベ 森モリ 池田イケダ 橋本ハシモト 石川イシカワ ' +
    '前田マエダ 藤田フジタ 後藤ゴトウ 岡田オカダ 長谷川ハセガワ 村上ムラカミ 近藤コンドウ 石井イシイ ' +
    '坂本サカモト 遠藤エンドウ 青木アオキ',
);
const GIVEN = words(
  '陽子ヨウコ 健一ケンイチ 美咲ミサキ 大輔ダイスケ 直樹ナオキ 彩アヤ 拓也タクヤ 恵メグミ 翔太ショウタ ' +
    '由美ユミ 誠マコト さくらサクラ 浩二コウジ 真理マリ 亮リョウ 香織カオリ 俊介シュンスケ 智子トモコ ' +
    '優ユウ 千尋チヒロ 和也カズヤ 麻衣マイ 隆タカシ 結衣ユイ 学マナブ 明美アケミ 慎一シンイチ 葵アオイ ' +
    '修オサム 奈々ナナ',
);

/** A word as it is written, with its reading in katakana. */
interface Word {
  text: string;
  kana: string;
}

/** Somebody who comes to the virtual office. */
export interface Guest {
  /** 0…1079: the same name, the same guest. */
  n: number;
  family: Word;
  given: Word;
}

/** A made-up guest; any likeness is chance. */
export function inventGuest(rng: Random): Guest {
  const family = rng.pick(FAMILY);
  const given = rng.pick(GIVEN);
  return { n: FAMILY.indexOf(family) * GIVEN.length + GIVEN.indexOf(given), family, given };
}

function words(text: string): Word[] {
  return text.split(' ').map((each) => {
    const [, written = '', kana = ''] = /^(.+?)([ァ-ヶー]+)$/u.exec(each) ?? [];
    return { text: written, kana };
  });
}
