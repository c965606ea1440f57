/** How it is shown that a page does what a row asks for: a test by its file and title, or a step by hand. */
export type Proof = { file: string; test: string } | { step: string };

/** Something that every page has to do for everybody to be able to use it. */
export interface Row {
  /** B1-1 … B1-24: the list that the site was ordered by; W-…: what WCAG 2.2 AA asks for besides. */
  id: string;
  /** Success criteria that it serves. */
  criteria: readonly string[];
  /** What is asked for, for those who read the results. */
  needs: string;
  shown: readonly [Proof, ...Proof[]];
  /** There is nothing on the pages that it is about: the test shows just that. */
  none?: true;
}

const PAGES = 'server/e2e/accessibility.test.ts';
const ACTS = 'server/e2e/accessibility-acts.test.ts';
const page = (test: string): Proof => ({ file: PAGES, test });
const act = (test: string): Proof => ({ file: ACTS, test });
const unit = (file: string, test: string): Proof => ({ file: `dashboard/src/lib/${file}`, test });
const step = (id: string): Proof => ({ step: id });

const row = (id: string, criteria: string, needs: string, ...shown: [Proof, ...Proof[]]): Row => ({
  id,
  criteria: criteria.split(' ').filter(Boolean),
  needs,
  shown,
});
const nothing = (
  id: string,
  criteria: string,
  needs: string,
  ...shown: [Proof, ...Proof[]]
): Row => ({
  ...row(id, criteria, needs, ...shown),
  none: true,
});

const AXE = page('has nothing that axe finds, light or dark');
const OUTLINE = page(
  'has a language, a title, landmarks, headings in order and a way past the menu',
);
const FOREIGN = page(
  'holds no film, no picture of words, nothing that reloads or enlarges for the browser',
);
const BY_KEY = page('leads Tab everywhere and out again');
const NAMES = page('names things as they are shown, and reads no sign aloud');
const MAP = unit(
  'floor/FloorMap.test.ts',
  'names every seat by label and word, and marks its status',
);
const MISTAKE = act('says a mistake in words, at its field, and keeps what was typed');

/** B1, one by one. */
const ORDERED: readonly Row[] = [
  row(
    'B1-1',
    '1.1.1 1.3.1',
    '席の図と同じ内容（区画・席・状態）を、一覧の文字でも読める',
    act('says in a list what the map shows'),
    MAP,
    step('M-5'),
  ),
  row(
    'B1-2',
    '1.4.1',
    '状態を、色のほかに形とことばでも表す。白黒でも区別できる',
    MAP,
    unit('styles/palette.test.ts', 'tells free, held and occupied apart by lightness alone'),
    act('tells the states of seats apart without colour'),
  ),
  row(
    'B1-3',
    '1.4.3 1.4.11',
    '文字は4.5対1以上、枠・記号・フォーカスは3対1以上のコントラスト',
    unit('styles/palette.test.ts', '%s on %s reaches %d, in both themes'),
    unit('styles/palette.test.ts', '%s can be read in the dark'),
    AXE,
  ),
  row(
    'B1-4',
    '2.2.2',
    '自動で変わる内容を、利用者が止め、再開できる',
    act('stands still while updates are stopped, and catches up'),
    unit('live/live.test.ts', 'holds the screen while changes arrive, and catches up'),
  ),
  row('B1-5', '2.2.1 2.2.2', 'ページがひとりでに再読み込みされない', FOREIGN),
  row(
    'B1-6',
    '4.1.3',
    '状態の変化はフォーカスを動かさずに読み上げる。入れ物は最初からある',
    act('has the place of spoken changes before any, and never moves the focus'),
    step('M-1'),
  ),
  row(
    'B1-7',
    '4.1.3',
    '読み上げは30秒に1回まで、段階が変わったときだけ',
    unit('live/announce.test.ts', 'says at most one summary for 100 changes in 10 s'),
    unit('live/announce.test.ts', 'says nothing when only the number changes'),
  ),
  row(
    'B1-8',
    '4.1.3',
    '割り込む読み上げは、失敗と緊急のときだけ',
    page('interrupts nobody who has done nothing'),
  ),
  row(
    'B1-9',
    '2.1.1 2.1.2 2.4.1',
    'すべてキーボードだけで使える。席の図はTab一回で通り過ぎ、中は矢印で動く',
    BY_KEY,
    unit('floor/FloorMap.test.ts', 'is one tab stop; arrows move the focus by geometry (B1-9)'),
    step('M-10'),
  ),
  row(
    'B1-10',
    '2.4.7 2.4.11',
    'フォーカスが見え、固定された帯の下に隠れない',
    page('shows where the focus is, and never under a bar'),
  ),
  row(
    'B1-11',
    '2.5.8',
    '押すところは24px以上、指で使う画面のボタンは44px以上',
    page('has targets of 24 px, and buttons of 44 px where fingers use them'),
  ),
  row(
    'B1-12',
    '2.5.7',
    'ドラッグでしかできない操作がない',
    act('moves a seat of the plan without dragging'),
  ),
  row(
    'B1-13',
    '2.2.1',
    '席をおさえる時間は、終わる前に知らせ、のばせる',
    act('gives more time before a kept seat goes'),
  ),
  row(
    'B1-14',
    '3.2.6 3.3.7',
    '一度入れたことを二度聞かない。問い合わせ先はいつも同じところにある',
    act('asks for nothing twice'),
    page('has the same menu and the same foot on every page of a kind'),
  ),
  row(
    'B1-15',
    '3.3.8',
    '暗記やパズルなしでログインでき、貼り付けと自動入力が使える',
    act('takes a pasted password and a pasted code'),
  ),
  row(
    'B1-16',
    '1.4.4 1.4.10 1.4.12',
    '320px幅（400%拡大）、200%拡大、文字間隔の変更（受付の盤を除く）で、欠けも横スクロールもない',
    page('fits 320 px, which is 400 %'),
    page('fits 640 px, which is 200 %'),
    page('fits wider letters and lines'),
    step('M-8'),
  ),
  row(
    'B1-17',
    '3.3.1 3.3.3 3.3.4',
    '間違いは文字で、その欄に結びつけて、直し方とともに示す。予約と取消の前に確かめる',
    MISTAKE,
    act('asks before it books and before it cancels'),
  ),
  row(
    'B1-18',
    '3.1.1 3.1.2',
    'ページの言語と、その中のほかの言語を示す',
    OUTLINE,
    page('says of words in another language which it is'),
    AXE,
    step('M-11'),
  ),
  row(
    'B1-19',
    '1.3.1 2.4.2',
    '題はページごとに違い、見出しは順に並び、ランドマークがある',
    OUTLINE,
    page('has a title of its own'),
  ),
  row('B1-20', '1.1.1', '◯△×は読み上げず、ことばで伝える', NAMES),
  row(
    'B1-21',
    '1.4.11',
    'ハイコントラスト（強制カラー）と「動きを減らす」の設定に従う',
    act('tells the states of seats apart without colour'),
    page('rests where less motion is wished for'),
    step('M-9'),
  ),
  row('B1-22', '', '文字サイズや配色を変える部品を置かない（ブラウザの機能を妨げない）', FOREIGN),
  row('B1-23', '', '人が確かめる手順書を、リポジトリに置いて保つ', {
    file: 'server/testing/accessibility/results.test.ts',
    test: 'has a step in the script for every row that only a person can judge',
  }),
  row(
    'B1-24',
    '1.1.1',
    'メールは文字だけで通じ、紙に刷るものも読み上げられるページである',
    act('writes letters in plain text, and prints pages that can be read aloud'),
    step('M-13'),
  ),
];

/** What the rows of B1 leave open of WCAG 2.2 AA. */
const BESIDES: readonly Row[] = [
  nothing('W-1.2', '1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.4.2', '音声・映像のコンテンツがない', FOREIGN),
  row('W-1.3.2', '1.3.2', '読み上げの順で意味が通る', step('M-6')),
  row('W-1.3.3', '1.3.3', '形や位置や色だけで指し示さない', step('M-7')),
  row('W-1.3.4', '1.3.4', '画面が縦でも横でも使える', page('fits a phone held either way')),
  row(
    'W-1.3.5',
    '1.3.5',
    '自分のことを入れる欄を、ブラウザが補える',
    page('tells the browser what fields about oneself are for'),
  ),
  row('W-1.4.5', '1.4.5', '文字を画像にしない', FOREIGN),
  row(
    'W-1.4.13',
    '1.4.13',
    '乗せたりフォーカスしたりして現れるものは、消せて、指せて、勝手に消えない',
    step('M-12'),
  ),
  row(
    'W-2.1.4',
    '2.1.4',
    '1文字のショートカットは切れる',
    act('lets single letters be turned off'),
  ),
  row(
    'W-2.3.1',
    '2.3.1',
    '1秒に3回を超えて光るものがない',
    page('rests where less motion is wished for'),
  ),
  row('W-2.4.3', '2.4.3', 'フォーカスの順で意味が通る', OUTLINE, step('M-10')),
  row(
    'W-2.4.4',
    '2.4.4 2.4.6',
    'リンク・見出し・ラベルのことばで行き先と中身が分かる',
    AXE,
    step('M-11'),
  ),
  row(
    'W-2.4.5',
    '2.4.5',
    '読むページへは、上のメニューからもページの下からも行ける',
    page('has the same menu and the same foot on every page of a kind'),
  ),
  row(
    'W-2.5.1',
    '2.5.1',
    '指2本や軌跡だけの操作がない',
    act('moves a seat of the plan without dragging'),
  ),
  row(
    'W-2.5.2',
    '2.5.2',
    '押しただけでは決まらず、離す前に外せば取り消せる',
    act('does nothing when a press leaves its button'),
  ),
  row('W-2.5.3', '2.5.3', '見えていることばが、名前に含まれる', NAMES),
  nothing(
    'W-2.5.4',
    '2.5.4',
    '端末を振ったり傾けたりする操作がない',
    act('hears nothing of how a device is moved'),
  ),
  row(
    'W-3.2.1',
    '3.2.1 3.2.2',
    'フォーカスや選択だけで、ページが変わらない',
    page('stays where it is while one looks and chooses'),
  ),
  row(
    'W-3.2.3',
    '3.2.3',
    'メニューの順はどのページでも同じ',
    page('has the same menu and the same foot on every page of a kind'),
  ),
  row('W-3.2.4', '3.2.4', '同じものは同じことばで呼ぶ', step('M-11')),
  row('W-3.3.2', '3.3.2', '欄にはラベルがあり、必須と書き方を示す', AXE, MISTAKE),
  row('W-4.1.1', '4.1.1', 'idが重ならず、要素が正しく組まれている', OUTLINE),
  row(
    'W-4.1.2',
    '4.1.2',
    '部品の名前・役割・状態が支援技術に伝わる',
    AXE,
    step('M-1'),
    step('M-2'),
    step('M-3'),
    step('M-4'),
  ),
];

export const ROWS: readonly Row[] = [...ORDERED, ...BESIDES];

/** Boards on a wall and at the door are looked at where they hang: beside any criterion. */
export const ON_SITE: readonly string[] = ['M-14'];
