/** What to say of a page that cannot be shown. */
export interface Fault {
  title: string;
  words: string;
  /** The title again: whoever reads no Japanese may have come here too. */
  english: string;
}

const LATER = 'しばらくしてから、もう一度お試しください。お急ぎのときは、受付でおたずねください。';
const OTHER: Fault = {
  title: '表示できません',
  words: LATER,
  english: 'Something went wrong. Please try again later.',
};
const FAULTS: Record<number, Fault> = {
  403: {
    title: 'このページは表示できません',
    words: 'このページを見る権限がないか、ほかのサイトから操作しようとしています。',
    english: 'You cannot open this page.',
  },
  404: {
    title: 'ページが見つかりません',
    words: 'アドレスが変わったか、まちがっているようです。',
    english: 'Page not found.',
  },
  410: {
    title: 'このページは終わりました',
    words: '使える期間が過ぎています。',
    english: 'This page has expired.',
  },
  429: {
    title: 'しばらくお待ちください',
    words: '回数が多すぎます。少し待ってから、もう一度お試しください。',
    english: 'Too many attempts. Please wait a moment.',
  },
  503: {
    title: 'ただいま準備中です',
    words: LATER,
    english: 'Not available right now. Please try again later.',
  },
};

/** By the status; what the page itself said stands first, when it said it in Japanese. */
export function faultOf(status: number, message = ''): Fault {
  const { title, words, english } = FAULTS[status] ?? OTHER;
  const own = /[ぁ-ん]/.test(message);
  const sentence = /[。！？]$/.test(message) ? message : `${message}。`;
  if (!own) return { title, words, english };
  const said = status === 403 || status === 404 ? sentence : `${sentence}${words}`;
  return { title, words: said, english };
}
