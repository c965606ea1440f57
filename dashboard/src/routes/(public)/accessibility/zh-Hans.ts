import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact }: Known): ContentText => ({
  title: '网站无障碍方针',
  lead: '无论年龄、是否有障碍或使用何种设备，我们希望每个人都能了解空位并预约。',
  sections: [
    {
      heading: '适用范围',
      body: ['本网站面向使用者的所有页面（空位情况、指南、使用登记、预约、个人页面）。'],
    },
    {
      heading: '目标',
      body: ['以符合JIS X 8341-3:2016的AA级为目标，同时依照WCAG 2.2的AA级成功准则制作。'],
    },
    { heading: '期限', body: ['2027年3月31日'] },
    {
      heading: '例外',
      body: [
        {
          list: [
            '仅供工作人员使用的页面不在本方针范围内，但以同样标准制作。',
            '登记页面只有日语。服务台可以协助。',
          ],
        },
      ],
    },
    {
      heading: '我们的做法',
      body: [
        {
          list: [
            '座位图的内容也可以用文字列表查看。',
            '状态不仅用颜色，也用形状和文字表示。',
            '可以停止自动更新。朗读最多每30秒一次。',
            '只用键盘就能完成所有操作。',
            '放大文字或在窄屏幕上，不用左右滚动也能阅读。',
            '不使用JavaScript也能查看空位。',
          ],
        },
      ],
    },
    {
      heading: '遇到困难时',
      body: [
        '如有难以使用或阅读的地方，请告诉我们，也可以告诉服务台。',
        {
          facts: [
            ...fact('负责', facts.operator),
            ...fact('电话', facts.phone),
            ...fact('电子邮件', facts.email),
          ],
        },
      ],
    },
  ],
});
