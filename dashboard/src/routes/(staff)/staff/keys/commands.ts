/** What one key does. */
export type Command =
  | 'find'
  | 'help'
  | 'checkIn'
  | 'walkIn'
  | 'extend'
  | 'release'
  | 'checkOut'
  | 'move'
  | 'lockers'
  | 'closing'
  | 'digest'
  | 'undo'
  | 'map'
  | 'take'
  | 'hold'
  | 'service'
  | 'free'
  | 'occupied'
  | 'close'
  | `entry ${number}`;

/** Keys with their command and what it does, as the help lists them. */
export const KEYS: readonly (readonly [key: string, command: Command, word: string])[] = [
  ['/', 'find', '来館者をさがす（カナ3文字・会員番号・席）'],
  ['C', 'checkIn', '受付する（選んだ方、または次の方）'],
  ['W', 'walkIn', '当日受付'],
  ['E', 'extend', '15分延長'],
  ['R', 'release', '開放'],
  ['X', 'checkOut', '退館'],
  ['M', 'move', '席を移す'],
  ['K', 'lockers', 'ロッカー'],
  ['H', 'hold', '30分このまま'],
  ['V', 'free', '空席を確認'],
  ['U', 'occupied', '使用中を確認'],
  ['S', 'service', '利用停止・再開'],
  ['A', 'take', '食い違いと警報を引き受ける（1回めで選び、2回めで引き受ける）'],
  ['G', 'map', '床面図へ（矢印で席から席へ、Enterで開く）'],
  ['L', 'closing', '閉館の確認'],
  ['O', 'digest', '朝のまとめ'],
  ['Z', 'undo', '元に戻す'],
  ['?', 'help', 'この一覧'],
];

const byKey = new Map(KEYS.map(([key, command]) => [key.toLowerCase(), command]));

export interface Where {
  /** The focus is where letters are typed. */
  typing: boolean;
  /** A dialog is open, which has its own keys. */
  dialog: boolean;
  /** Single letters are switched on (WCAG 2.1.4). */
  letters: boolean;
}

/** The command of a key press; null: it is the browser's, or nobody's. */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat'>,
  { typing, dialog, letters }: Where,
): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) {
    return null;
  }
  if (dialog) return null;
  if (event.key === 'Escape') return 'close';
  if (typing || !letters) return null;
  if (/^[1-9]$/.test(event.key)) return `entry ${Number(event.key)}`;
  return byKey.get(event.key.toLowerCase()) ?? null;
}

/** Whether letters that are pressed here are text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true]',
  ) !== null;
