export interface Criterion {
  number: string;
  /** As JIS X 8341-3:2016 calls it; those of WCAG 2.1 and 2.2 as their Japanese translations do. */
  name: string;
  level: 'A' | 'AA';
  /** Whether JIS X 8341-3:2016 has it; the others came with WCAG 2.1 and 2.2. */
  jis: boolean;
}

const of =
  (level: Criterion['level'], jis: boolean) =>
  (line: string): Criterion => {
    const [number = '', name = ''] = line.split(/ (.*)/);
    return { number, name, level, jis };
  };

const JIS_A = [
  '1.1.1 非テキストコンテンツ',
  '1.2.1 音声だけ及び映像だけ（収録済み）',
  '1.2.2 キャプション（収録済み）',
  '1.2.3 音声解説又はメディアに対する代替コンテンツ（収録済み）',
  '1.3.1 情報及び関係性',
  '1.3.2 意味のある順序',
  '1.3.3 感覚的な特徴',
  '1.4.1 色の使用',
  '1.4.2 音声の制御',
  '2.1.1 キーボード',
  '2.1.2 キーボードトラップなし',
  '2.2.1 調整可能な制限時間',
  '2.2.2 一時停止，停止及び非表示',
  '2.3.1 3回のせん（閃）光，又はしきい（閾）値以下',
  '2.4.1 ブロックスキップ',
  '2.4.2 ページタイトル',
  '2.4.3 フォーカス順序',
  '2.4.4 リンクの目的（コンテキスト内）',
  '3.1.1 ページの言語',
  '3.2.1 フォーカス時',
  '3.2.2 入力時',
  '3.3.1 エラーの特定',
  '3.3.2 ラベル又は説明',
  '4.1.1 構文解析',
  '4.1.2 名前（name），役割（role）及び値（value）',
];
const JIS_AA = [
  '1.2.4 キャプション（ライブ）',
  '1.2.5 音声解説（収録済み）',
  '1.4.3 コントラスト（最低限レベル）',
  '1.4.4 テキストのサイズ変更',
  '1.4.5 文字画像',
  '2.4.5 複数の手段',
  '2.4.6 見出し及びラベル',
  '2.4.7 フォーカスの可視化',
  '3.1.2 一部分の言語',
  '3.2.3 一貫したナビゲーション',
  '3.2.4 一貫した識別性',
  '3.3.3 エラー修正の提案',
  '3.3.4 エラー回避（法的，金融及びデータ）',
];
const NEW_A = [
  '2.1.4 文字キーのショートカット',
  '2.5.1 ポインタのジェスチャ',
  '2.5.2 ポインタのキャンセル',
  '2.5.3 ラベルを含む名前',
  '2.5.4 動きによる起動',
  '3.2.6 一貫したヘルプ',
  '3.3.7 冗長な入力項目',
];
const NEW_AA = [
  '1.3.4 表示の向き',
  '1.3.5 入力目的の特定',
  '1.4.10 リフロー',
  '1.4.11 非テキストのコントラスト',
  '1.4.12 テキストの間隔',
  '1.4.13 ホバー又はフォーカスで表示されるコンテンツ',
  '2.4.11 隠されないフォーカス（最低限）',
  '2.5.7 ドラッグ動作',
  '2.5.8 ターゲットのサイズ（最低限）',
  '3.3.8 アクセシブルな認証（最低限）',
  '4.1.3 ステータスメッセージ',
];

const inOrder = (one: Criterion, other: Criterion): number => {
  const [a, b] = [one.number.split('.').map(Number), other.number.split('.').map(Number)];
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;
};

/** Every success criterion of WCAG 2.2, A and AA, and 4.1.1, which JIS X 8341-3:2016 still has. */
export const CRITERIA: readonly Criterion[] = [
  ...JIS_A.map(of('A', true)),
  ...JIS_AA.map(of('AA', true)),
  ...NEW_A.map(of('A', false)),
  ...NEW_AA.map(of('AA', false)),
].sort(inOrder);
