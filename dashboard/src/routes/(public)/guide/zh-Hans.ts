import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ venue, seats, rules }: Known): ContentText => ({
  title: '使用指南',
  lead: `“${venue}”是设在山口县厅内的远程办公室。完成使用登记的人可免费使用。查看空位无需登记。`,
  sections: [
    {
      heading: '使用对象',
      body: [
        {
          list: ['完成使用登记的企业等的员工（包括个体经营者）', '在县内企业等求职的大学生等'],
        },
        '预约时，优先在县外工作的人和因远程办公而移居的人。',
      ],
    },
    {
      heading: '时间与费用',
      body: [
        {
          facts: [
            ['开放日', '星期一至星期五'],
            ['时间', '8:30～17:15'],
            ['休息日', '日本的国定节假日、12月29日～1月3日'],
            ['费用', '免费。座位、电源、Wi-Fi、储物柜均不收费。'],
          ],
        },
        '临时休息或变更时间时，会在[空位情况](/)和预约页面通知。',
      ],
    },
    {
      heading: '座位与设备',
      body: [
        {
          facts: [
            ['独立座位', `${seats.personal}席。用隔板隔开的单人桌。`],
            ['开放式座位', `${seats.open}席。没有隔板的共用桌。`],
            ['网络会议隔音间', `${seats.booth}席。隔音的单间，可用于网络会议和通话。`],
            ['会议室', `${seats.meeting}席。一次由一组使用。`],
            ['咨询角', `${seats.consultation}席。用于移居等咨询。`],
            ['信息角', '摆放宣传册等。'],
            ['储物柜', '使用期间可存放物品。请向服务台提出。'],
            ['电源和Wi-Fi', '座位上可用。详见[Wi-Fi页面](/wifi)。'],
          ],
        },
        '座位的位置请看[座位图](/?view=map)。',
      ],
    },
    {
      heading: '初次使用',
      body: [
        {
          steps: [
            '在[使用登记](/register)页面（日语）填写姓名和工作单位等。',
            '[预约](/book)座位，也可以在服务台询问空位。',
            '到达后，请在服务台出示证件。工作人员只查看，不复印。',
          ],
        },
      ],
    },
    {
      heading: '预约与入座',
      body: [
        rules === null
          ? '预约规则在预约页面上说明。'
          : {
              list: [
                `在县外工作的人可提前${rules.windows.outside.daysAhead}天、因远程办公而移居的人可提前${rules.windows.migrant.daysAhead}天、其他人可提前${rules.windows.general.daysAhead}天预约。`,
                `一次使用时间：隔音间${rules.limits.maxMinutes.booth}分钟以内，会议室${rules.limits.maxMinutes.meeting}分钟以内。`,
                `同一时间每人只能预约一个座位。今后的预约最多${rules.limits.future}件。`,
                `开始前${rules.earlyMinutes}分钟起可办理入座。`,
                `开始后${rules.grace.open}分钟（隔音间${rules.grace.booth}分钟、会议室${rules.grace.meeting}分钟）仍未办理入座且座位上无人时，预约将被解除。`,
                '随时可以取消，不收费。',
              ],
            },
        '有空位时，不预约也可以在服务台申请使用。',
      ],
    },
    {
      heading: '请遵守',
      body: [
        {
          list: [
            '请不要影响他人工作。通话和商谈请使用隔音间或会议室。',
            '长时间离开时请不要把物品留在座位上。贵重物品请自行保管。',
            '到达和离开时，请在服务台出示会员证或预约码。',
            '请不要堵住旁边自动售货机角的入口。',
            '损坏设备时，请立即告知服务台。',
          ],
        },
        '详见[使用条款](/terms)（日语）。',
      ],
    },
    {
      heading: '咨询与证明',
      body: [
        '有关移居等的咨询，请告诉服务台的工作人员。县里的负责人员会一同回答。',
        '需要使用证明的人，请在[个人页面](/account)（日语）申请。',
      ],
    },
  ],
});
