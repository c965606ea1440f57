import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ rules, venue }: Known): ContentText => ({
  title: '常见问题',
  lead: '这里没有的问题，请向服务台询问。',
  folded: true,
  sections: [
    { heading: '收费吗？', body: ['不收费。座位、电源、Wi-Fi、储物柜均免费。'] },
    {
      heading: '任何人都可以使用吗？',
      body: [
        '完成使用登记的企业等的员工（包括个体经营者），以及在县内企业等求职的大学生等可以使用。任何人都可以查看空位。',
      ],
    },
    {
      heading: '必须预约吗？',
      body: [
        '有空位时，不预约也可以在服务台申请使用。来之前请查看[空位情况](/)，或[预约](/book)。',
      ],
    },
    {
      heading: '登记需要什么？',
      body: [
        '在[使用登记](/register)页面（日语）填写姓名、电子邮件、工作单位或学校等。首次来时请在服务台出示证件。工作人员只查看，不复印。',
      ],
    },
    {
      heading: '谁可以优先预约？',
      body: [
        '在县外工作的人和因远程办公而移居的人。',
        rules === null
          ? '详细规则在预约页面上说明。'
          : `在县外工作的人可提前${rules.windows.outside.daysAhead}天、因远程办公而移居的人可提前${rules.windows.migrant.daysAhead}天、其他人可提前${rules.windows.general.daysAhead}天预约。`,
      ],
    },
    {
      heading: '可以更改或取消预约吗？',
      body: ['可以随时在[个人页面](/account)或通过预约邮件中的链接办理，不收费。'],
    },
    {
      heading: '会迟到怎么办？',
      body: [
        rules === null
          ? '座位会保留一段时间。请告诉服务台。'
          : `开始后${rules.grace.open}分钟内（隔音间${rules.grace.booth}分钟、会议室${rules.grace.meeting}分钟）为您保留座位。更晚时请告诉服务台。`,
      ],
    },
    {
      heading: '已满时怎么办？',
      body: ['在预约页面可以登记，有空位时用邮件通知您。也可以向服务台询问。'],
    },
    {
      heading: '哪里可以开网络会议或打电话？',
      body: ['请使用隔音间（单人）或会议室。请不要在其他座位长时间通话。'],
    },
    { heading: '可以寄存物品吗？', body: ['使用期间可放在储物柜里。请向服务台提出。'] },
    { heading: 'Wi-Fi怎么样？', body: ['支持Wi-Fi 6，可同时连接约50台。详见[Wi-Fi指南](/wifi)。'] },
    {
      heading: '空位显示准确吗？',
      body: [
        '结合座位传感器、出入口计数器、预约和入座记录，每隔数秒更新。传感器没有信息的座位不会显示为“空位”。',
      ],
    },
    {
      heading: '“确认中”是什么意思？',
      body: ['没有收到传感器的信息，无法确认是否有空。请向服务台询问。'],
    },
    {
      heading: '传感器知道是谁吗？',
      body: ['不知道。只检测座位上是否有人，不使用摄像头和麦克风。详见[关于传感器](/sensors)。'],
    },
    {
      heading: '可以咨询移居吗？',
      body: ['可以。请告诉服务台的工作人员，县里的负责人员会一同回答。'],
    },
    {
      heading: '可以开使用证明吗？',
      body: [`可以在[个人页面](/account)（日语）申请${venue}的使用证明。`],
    },
  ],
});
