import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact, line }: Known): ContentText => ({
  title: 'アクセス',
  lead: '山口県庁 本館棟1階の、県民ホールの中にあります。',
  sections: [
    {
      heading: '場所',
      body: [
        {
          facts: [
            ['建物', '山口県庁 本館棟1階 県民ホール内'],
            ...fact('住所', facts.address),
            ['目印', '自動販売機コーナーのとなりです。'],
            ...fact('電話', facts.phone),
            ...fact('メール', facts.email),
          ],
        },
      ],
    },
    {
      heading: '行き方',
      body: [
        facts.directions.length > 0
          ? { list: facts.directions.flatMap(line) }
          : '交通のご案内は準備中です。受付でおたずねください。',
        ...line(facts.parking),
      ],
    },
    {
      heading: '着いたら',
      body: [
        {
          steps: [
            '正面の出入口から入ると、受付があります。',
            '予約した方は、会員証か予約のコードをお示しください。入口のタブレットでも受付できます。',
            '予約していない方は、受付で空いている席をおたずねください。',
          ],
        },
        '中の席の並びは、[席の図](/?view=map)で見られます。お手伝いが必要な方は、受付にお声がけください。',
      ],
    },
  ],
});
