import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact, line }: Known): ContentText => ({
  title: '交通',
  lead: '位于山口县厅本馆楼1层的县民大厅内。',
  sections: [
    {
      heading: '地点',
      body: [
        {
          facts: [
            ['建筑', '山口县厅 本馆楼1层 县民大厅内'],
            ...fact('地址', facts.address),
            ['标志', '在自动售货机角旁边。'],
            ...fact('电话', facts.phone),
            ...fact('电子邮件', facts.email),
          ],
        },
      ],
    },
    {
      heading: '怎么去',
      body: [
        facts.directions.length > 0
          ? { list: facts.directions.flatMap(line) }
          : '交通信息正在准备中。请向服务台询问。',
        ...line(facts.parking),
      ],
    },
    {
      heading: '到达后',
      body: [
        {
          steps: [
            '从正面出入口进入就是服务台。',
            '已预约的人请出示会员证或预约码。也可在入口的平板电脑上办理。',
            '没有预约的人请向服务台询问空位。',
          ],
        },
        '座位的排列请看[座位图](/?view=map)。需要帮助时，请告诉服务台。',
      ],
    },
  ],
});
