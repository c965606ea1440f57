/** What to say of a page that cannot be shown. */
export interface Fault {
  title: string;
  words: string;
}

const OTHER: Fault = {
  title: '表示できません',
  words: 'しばらくしてから、もう一度お試しください。お急ぎのときは、受付でおたずねください。',
};
const FAULTS: Record<number, Fault> = {
  403: {
    title: 'このページは表示できません',
    words: 'このページを見る権限がないか、ほかのサイトから操作しようとしています。',
  },
  404: {
    title: 'ページが見つかりません',
    words: 'アドレスが変わったか、まちがっているようです。',
  },
  410: { title: 'このページは終わりました', words: '使える期間が過ぎています。' },
  429: {
    title: 'しばらくお待ちください',
    words: '回数が多すぎます。少し待ってから、もう一度お試しください。',
  },
  503: {
    title: 'ただいま準備中です',
    words: 'しばらくしてから、もう一度お試しください。お急ぎのときは、受付でおたずねください。',
  },
};

/** By the status; what the page itself said stands first, when it said it in Japanese. */
export function faultOf(status: number, message = ''): Fault {
  const { title, words } = FAULTS[status] ?? OTHER;
  const own = /[ぁ-ん]/.test(message);
  const sentence = /[。！？]$/.test(message) ? message : `${message}。`;
  if (!own) return { title, words };
  return { title, words: status === 403 || status === 404 ? sentence : `${sentence}${words}` };
}
