import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact }: Known): ContentText => ({
  title: 'Wi-Fi指南',
  lead: '使用者可免费使用Wi-Fi。',
  sections: [
    {
      heading: '连接方法',
      body: [
        {
          steps: ['在服务台办理入座。', '在设备的Wi-Fi列表中选择本办公室的网络。', '输入密码。'],
        },
        {
          facts:
            facts.wifi === null
              ? [['网络名称和密码', '在服务台告知。']]
              : [
                  ...fact('网络名称', facts.wifi.network),
                  ...fact('加密', facts.wifi.security),
                  ...fact('密码', facts.wifi.key),
                ],
        },
      ],
    },
    {
      heading: '设备',
      body: [
        {
          facts: [
            ['标准', 'Wi-Fi 6（IEEE 802.11ax）'],
            ['可同时连接', '约50台'],
            ['线路', '光纤2条（最大约1Gbps，尽力而为型）'],
            ['安全', '通信加密，并限制可连接的设备。'],
          ],
        },
        '尽力而为型线路不保证速度。使用人数多时可能变慢。',
      ],
    },
    {
      heading: '安全使用',
      body: [
        {
          list: [
            '连接前请确认网络名称正确，注意名称相似的网络。',
            '输入密码等时，请确认地址以https开头。',
            '工作单位有规定时，请使用VPN等。',
            '请关闭文件共享，并保持系统和软件为最新。',
          ],
        },
      ],
    },
    {
      heading: '无法连接时',
      body: [
        {
          list: [
            '请关闭设备的Wi-Fi后重新打开。',
            '请确认密码的大小写。',
            '仍无法连接时，请告诉服务台。',
          ],
        },
      ],
    },
    {
      heading: '我们统计什么',
      body: [
        '为了解拥挤程度，只统计已连接设备的台数。不保存设备编号（MAC地址），也不查看您访问的网站。详见[关于传感器](/sensors)。',
      ],
    },
  ],
});
