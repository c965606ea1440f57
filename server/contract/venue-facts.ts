import * as z from 'zod';

const line = z.string().trim().min(1).max(200);

/** A text in Japanese, and in other languages as far as the operator wrote them. */
const words = z.strictObject({
  ja: line,
  en: line.optional(),
  'zh-Hans': line.optional(),
  ko: line.optional(),
  'ja-x-easy': line.optional(),
});
export type FactWords = z.infer<typeof words>;

/**
 * What the operator alone knows of the place, for the visitors' pages. Null: nobody has said it, and
 * no page pretends to know.
 */
export const venueFacts = z.strictObject({
  /** Who runs the office and answers for the pages. */
  operator: words.nullable().default(null),
  address: words.nullable().default(null),
  phone: z
    .string()
    .regex(/^[+\d][\d-]{3,19}$/, 'must be digits and hyphens')
    .nullable()
    .default(null),
  email: z.email().max(120).nullable().default(null),
  /** Ways to get here, one a line: by train, by bus, by car. */
  directions: z.array(words).max(12).default([]),
  parking: words.nullable().default(null),
  wifi: z
    .strictObject({
      /** Name of the network as devices list it. */
      network: z.string().min(1).max(32),
      /** WPA3-Personal and the like. */
      security: line,
      /** How one gets the password. */
      key: words,
    })
    .nullable()
    .default(null),
});
export type VenueFacts = z.infer<typeof venueFacts>;

/** The facts, and whether they are invented. */
export interface Place {
  facts: VenueFacts;
  sample: boolean;
}

/** Nothing has been said. */
export const NO_FACTS: VenueFacts = venueFacts.parse({});

/** The invented facts of the demo; every page marks them as 見本. */
export const SAMPLE_FACTS: VenueFacts = venueFacts.parse({
  operator: {
    ja: '見本の運営事業者',
    en: 'Sample operator',
    'zh-Hans': '示例运营方',
    ko: '예시 운영사',
    'ja-x-easy': 'みほんの かいしゃ',
  },
  address: {
    ja: '〒000-0000 見本県見本市見本町1-1',
    en: '1-1 Sample-machi, Sample City 000-0000',
    'zh-Hans': '〒000-0000 示例县示例市示例町1-1',
    ko: '〒000-0000 예시현 예시시 예시초 1-1',
    'ja-x-easy': '〒000-0000 みほんけん みほんし みほんちょう 1-1',
  },
  phone: '000-000-0000',
  email: 'office@example.jp',
  directions: [
    {
      ja: '「見本駅」から歩いて10分',
      en: '10 minutes on foot from Sample Station',
      'zh-Hans': '从“示例站”步行10分钟',
      ko: '"예시역"에서 걸어서 10분',
      'ja-x-easy': '「みほん えき」から あるいて 10ぷん',
    },
    {
      ja: 'バス停「見本前」から歩いて2分',
      en: '2 minutes on foot from the bus stop Sample-mae',
      'zh-Hans': '从公交站“示例前”步行2分钟',
      ko: '버스 정류장 "예시 앞"에서 걸어서 2분',
      'ja-x-easy': 'バスてい「みほんまえ」から あるいて 2ふん',
    },
  ],
  parking: {
    ja: '来庁者用の駐車場があります',
    en: 'There is a car park for visitors',
    'zh-Hans': '有来访者停车场',
    ko: '방문자용 주차장이 있습니다',
    'ja-x-easy': 'くるまを とめる ところが あります',
  },
  wifi: {
    network: 'SAMPLE-OFFICE',
    security: 'WPA3-Personal',
    key: {
      ja: '受付のときにお渡しします',
      en: 'You receive it when you check in',
      'zh-Hans': '办理入座时告知',
      ko: '접수할 때 알려 드립니다',
      'ja-x-easy': 'うけつけで おしえます',
    },
  },
});
