import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact, line }: Known): ContentText => ({
  title: 'いきかた',
  lead: '{山口県庁|やまぐちけんちょう}の {本館棟|ほんかんとう}の 1{階|かい}に あります。{県民|けんみん}ホールの {中|なか}です。',
  sections: [
    {
      heading: '{場所|ばしょ}',
      body: [
        {
          facts: [
            [
              '{建物|たてもの}',
              '{山口県庁|やまぐちけんちょう} {本館棟|ほんかんとう} 1{階|かい} {県民|けんみん}ホール',
            ],
            ...fact('{住所|じゅうしょ}', facts.address),
            ['となり', 'ジュースなどを {売|う}る {機械|きかい}が あります。'],
            ...fact('{電話|でんわ}', facts.phone),
            ...fact('メール', facts.email),
          ],
        },
      ],
    },
    {
      heading: 'いきかた',
      body: [
        facts.directions.length > 0
          ? { list: facts.directions.flatMap(line) }
          : 'まだ {書|か}いていません。{受付|うけつけ}で {聞|き}いてください。',
        ...line(facts.parking),
      ],
    },
    {
      heading: 'ついたら',
      body: [
        {
          steps: [
            '{入口|いりぐち}を {入|はい}ると、{受付|うけつけ}が あります。',
            '{予約|よやく}した {人|ひと}は、{受付|うけつけ}で {会員証|かいいんしょう}か {予約|よやく}の コードを {見|み}せてください。',
            '{予約|よやく}していない {人|ひと}は、あいている {席|せき}を {受付|うけつけ}で {聞|き}いてください。',
          ],
        },
        '{手伝|てつだ}いが ほしいときは、{受付|うけつけ}に {言|い}ってください。',
      ],
    },
  ],
});
