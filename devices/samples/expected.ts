import type { Reading } from '../readings.ts';

/** What a sample must mean, by its own `decoded` and `meaning`; `at` where the payload dates it. */
export interface Expected {
  device?: string;
  readings?: Reading[];
  /** Code of the refusal, before the colon. */
  rejected?: string;
}

const VACANT_DESK: Reading[] = [
  { kind: 'battery', percent: 100 },
  { kind: 'presence', occupied: false },
];
const TOTAL_18_22: Reading[] = [{ kind: 'passage', in: 18, out: 22, mode: 'total', width: 16 }];
const FOUR_LINES: Reading[] = [
  [72, 200],
  [0, 0],
  [0, 0],
  [5300, 6797],
].map(([into = 0, out = 0], index) => ({
  kind: 'passage',
  in: into,
  out,
  mode: 'total',
  line: index + 1,
  width: 32,
}));
const REGIONS: Reading[] = [0, 1, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0].map((count, index) => ({
  kind: 'people',
  count,
  part: index + 1,
}));
const PERIODS: Reading[] = [
  [0, 0],
  [0, 0],
  [0, 0],
  [5, 7],
].map(([into = 0, out = 0], index) => ({
  kind: 'passage',
  in: into,
  out,
  mode: 'period',
  line: index + 1,
}));

const DESK_EUI = '24e124794c000001';
const TEST_EUI = '0101010101010101';

/** Vendors whose codecs are not here yet, and access points, which are not sensors. */
const OTHERS: Record<string, Expected> = Object.fromEntries(
  [
    ['axis-people-counter-1', 'unknown-topic'],
    ['browan-tbms100-1', 'unknown-model'],
    ['disruptive-object-present-1', 'unknown-topic'],
    ['elsys-ems-desk-1', 'unknown-model'],
    ['ha-discovery-1', 'unknown-topic'],
    ['hikvision-metadata-1', 'unknown-topic'],
    ['hikvision-peoplecounting-1', 'unknown-topic'],
    ['hikvision-peoplecounting-2', 'unknown-topic'],
    ['homie-v5-1', 'unknown-topic'],
    ['imbuildings-people-counter-1', 'unknown-model'],
    ['openwrt-iwinfo-assoclist-1', 'unknown-topic'],
    ['routeros-1', 'unknown-topic'],
    ['routeros-13', 'unknown-topic'],
    ['routeros-14', 'unknown-topic'],
    ['routeros-16', 'unknown-topic'],
    ['routeros-17', 'unknown-topic'],
    ['routeros-19', 'unknown-topic'],
    ['routeros-2', 'unknown-topic'],
    ['routeros-22', 'unknown-topic'],
    ['routeros-6', 'unknown-topic'],
    ['routeros-7', 'unknown-topic'],
    ['shelly-plus-ht-1', 'unknown-topic'],
    ['tasmota-1', 'unknown-topic'],
    ['tasmota-ld2410-1', 'unknown-topic'],
    ['tasmota-state-1', 'unknown-topic'],
    ['terabee-people-flow-l-xl-1', 'unknown-model'],
    ['terabee-people-flow-l-xl-2', 'unknown-model'],
    ['unifi-stat-device-1', 'unknown-topic'],
    ['unifi-stat-sta-1', 'unknown-topic'],
    ['vivotek-sc8131-1', 'unknown-topic'],
  ].map(([file = '', rejected = '']) => [file, { rejected }]),
);

/** Meaning by file name without ".json". */
export const EXPECTED: Record<string, Expected> = {
  ...OTHERS,
  'milesight-vs340-1': { readings: VACANT_DESK },
  'milesight-vs341-1': { readings: VACANT_DESK },
  'milesight-vs330-1': {
    readings: [
      { kind: 'battery', percent: 98 },
      { kind: 'presence', occupied: true },
    ],
  },
  'milesight-vs121-1': { readings: [] },
  'milesight-vs121-3': { readings: REGIONS },
  'milesight-vs121-5': { readings: [] },
  'milesight-vs132-1': {
    readings: [{ kind: 'passage', in: 190, out: 305, mode: 'total', width: 32 }],
  },
  'milesight-vs133-1': { readings: FOUR_LINES },
  'milesight-vs133-2': { readings: PERIODS },
  'milesight-vs135-1': { readings: FOUR_LINES },
  'milesight-vs350-1': {
    readings: [
      { kind: 'battery', percent: 100 },
      { kind: 'environment', temperature: 26.8 },
    ],
  },
  'milesight-vs350-2': { readings: TOTAL_18_22 },
  'milesight-vs350-4': { readings: [{ kind: 'environment', temperature: 31 }] },
  'milesight-vs350-6': {
    readings: [
      {
        kind: 'passage',
        in: 11,
        out: 4,
        mode: 'period',
        historical: true,
        at: new Date(1693530747 * 1000).toISOString(),
      },
    ],
  },
  'milesight-vs351-1': { readings: TOTAL_18_22 },
  'milesight-vs360-1': {
    readings: [
      { kind: 'battery', percent: 100 },
      { kind: 'battery', percent: 100, part: 2 },
    ],
  },
  'milesight-vs360-2': { readings: TOTAL_18_22 },
  'milesight-vs360-4': {
    readings: [
      { kind: 'fault', code: 'counting-anomaly' },
      { kind: 'fault', code: 'counting-anomaly', active: false },
      { kind: 'fault', code: 'node-lost' },
      { kind: 'fault', code: 'misaligned' },
    ],
  },
  'milesight-hazard-1': { readings: [], rejected: 'truncated' },
  'milesight-vs121p-1': {
    device: 'vs121p-369362028335',
    readings: [
      { kind: 'people', count: 10, at: '2022-12-20T11:15:52.000Z' },
      { kind: 'presence', occupied: true, part: 1, at: '2022-12-20T11:15:52.000Z' },
      { kind: 'presence', occupied: false, part: 2, at: '2022-12-20T11:15:52.000Z' },
    ],
  },
  'tts-v3-1': { device: '0004a30b001c0530', rejected: 'unknown-model' },
  'tts-v3-2': { device: '4200000000000000', rejected: 'unknown-model' },
  'tts-v3-3': { device: '4200000000000000', readings: [] },
  'tts-v3-milesight-vs341-1': {
    device: DESK_EUI,
    readings: [
      { kind: 'battery', percent: 100, at: '2026-04-06T00:12:33.409Z' },
      { kind: 'presence', occupied: true, at: '2026-04-06T00:12:33.409Z' },
    ],
  },
  'tts-v3-milesight-vs341-2': {
    device: DESK_EUI,
    readings: [
      { kind: 'battery', percent: 100, at: '2026-04-06T00:12:33.409Z' },
      { kind: 'presence', occupied: false, at: '2026-04-06T00:12:33.409Z' },
    ],
  },
  'chirpstack-v4-1': { device: TEST_EUI, rejected: 'unknown-model' },
  'chirpstack-v4-2': {
    device: TEST_EUI,
    readings: [{ kind: 'battery', percent: 88.3, at: '2022-07-18T09:35:06.927Z' }],
  },
  'chirpstack-v4-4': {
    device: TEST_EUI,
    readings: [{ kind: 'fault', code: 'UPLINK_MIC', at: '2022-07-18T09:39:57.311Z' }],
  },
  'chirpstack-v4-milesight-vs341-1': {
    device: DESK_EUI,
    readings: [
      { kind: 'battery', percent: 100, at: '2026-04-06T00:12:33.775Z' },
      { kind: 'presence', occupied: true, at: '2026-04-06T00:12:33.775Z' },
    ],
  },
  // The composed envelope still names the profile of a desk sensor: refused, not guessed.
  'chirpstack-v4-milesight-vs133-1': { device: '24e124716c000009', rejected: 'unknown-tlv' },
  'z2m-aqara-rtcgq01lm-1': {
    device: 'FRIENDLY_NAME',
    readings: [{ kind: 'presence', occupied: true }],
  },
  'z2m-aqara-rtcgq13lm-1': {
    device: '0x04cf8cdf3c8a82e0',
    readings: [
      { kind: 'presence', occupied: true },
      { kind: 'battery', percent: 100 },
      { kind: 'environment', temperature: 25 },
    ],
  },
  'z2m-tuya-zy-m100-1': {
    device: '0xa4c1382a6b329e9d',
    readings: [
      { kind: 'presence', occupied: true, at: '2024-09-07T15:54:41.147Z' },
      { kind: 'environment', illuminance: 369, at: '2024-09-07T15:54:41.147Z' },
    ],
  },
  'z2m-tuya-zy-m100-2': {
    device: 'Salle presence25',
    readings: [
      { kind: 'presence', occupied: false, at: '2023-11-21T10:29:04.411Z' },
      { kind: 'environment', illuminance: 53, at: '2023-11-21T10:29:04.411Z' },
    ],
  },
  'z2m-xiaomi-rtcgq11lm-1': {
    device: 'bewegungsmelder1',
    readings: [
      { kind: 'presence', occupied: false, at: '2019-11-22T07:50:54.000Z' },
      { kind: 'battery', percent: 100, at: '2019-11-22T07:50:54.000Z' },
    ],
  },
  'z2m-aqara-fp1-rtczcgq11lm-1': {
    device: 'booth-1',
    readings: [{ kind: 'presence', occupied: true }],
  },
  'z2m-aqara-fp1e-1': { device: 'booth-2', readings: [{ kind: 'presence', occupied: true }] },
  'z2m-availability-1': { device: 'booth-1', readings: [{ kind: 'availability', online: true }] },
  'z2m-bridge-1': {
    device: 'zigbee2mqtt/bridge',
    readings: [{ kind: 'availability', online: false }],
  },
  'z2m-bridge-2': { device: 'zigbee2mqtt/bridge', readings: [] },
  'z2m-bridge-3': { device: 'my_bulb', readings: [{ kind: 'availability', online: false }] },
  'z2m-bridge-4': { device: 'zigbee2mqtt/bridge', readings: [] },
};
