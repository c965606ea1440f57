import type { Random } from './random.ts';

const FAMILY = (
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 ' +
  '清水 斎藤 阿部 森 池田 橋本 石川 前田 藤田 後藤 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木'
).split(' ');
const GIVEN = (
  '陽子 健一 美咲 大輔 直樹 彩 拓也 恵 翔太 由美 誠 さくら 浩二 真理 亮 香織 俊介 智子 優 千尋 ' +
  '和也 麻衣 隆 結衣 学 明美 慎一 葵 修 奈々'
).split(' ');

/** A made-up full name; any likeness is chance. */
export function inventName(rng: Random): string {
  return `${rng.pick(FAMILY)} ${rng.pick(GIVEN)}`;
}
