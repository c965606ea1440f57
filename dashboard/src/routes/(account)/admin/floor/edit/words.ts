import type { SpaceKind, WallKind } from '$contract/floorplan.ts';

export const WALLS: Record<WallKind, string> = {
  outer: '外壁',
  glass: 'ガラス',
  soundproof: '防音壁',
  low: '低い仕切り',
};

export const KINDS: Record<SpaceKind, string> = {
  personal: '個人席',
  open: 'オープン席',
  booth: 'ブース',
  meeting: '会議室の席',
  consultation: '相談席',
  reception: '受付の席',
  locker: 'ロッカー',
};

/** Without them the venue has no edge. */
export const OUTER_STAYS = '外壁は取り除けません。動かすか、種類を変えてください。';
