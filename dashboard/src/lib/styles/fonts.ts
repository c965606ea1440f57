import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';

const notice =
  '確認中空席をできません受付おたずねください最後に時刻がとれしだい表示ます0123456789?';

/**
 * Fetches, while the server answers, the slices of the typeface that a board needs to say that it
 * does not answer: slices are fetched at first use, and then it is too late.
 */
export async function keepNoticeReadable(): Promise<void> {
  await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 1em 'BIZ UDPGothic'`, notice)),
  );
}
