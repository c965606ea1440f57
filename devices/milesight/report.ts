import {
  faultOfId,
  fingerprint,
  refused,
  type Envelope,
  type Opened,
} from '../envelopes/envelope.ts';
import { instantOf } from '../clock.ts';
import { jsonOf, objectOf, stringOf, wholeOf, type Json } from '../json.ts';
import type { Reading } from '../readings.ts';
import type { Row } from '../row.ts';

const MODEL = 'Milesight VS121-P';
const DOCUMENT =
  'https://www.milesight.com/products/docs/en/vs121-p/steps/vs1xx/vs121/vs121-p-communication-protocol.html';

/** JSON reports of the VS121-P. The topic is set on the device: use milesight/$devsn. */
export const REPORTS: Envelope = {
  subscriptions: ['milesight/+'],
  claims: (topic) => /^milesight\/[^/]+$/.test(topic),
  open: (_topic, incoming, arrival) =>
    openReport(jsonOf(incoming.payload), arrival) ??
    refused(null, 'bad-envelope: not a report of a Milesight people counter'),
};

/** Undefined when the value is no such report. */
export function openReport(value: unknown, arrival: number | undefined): Opened | undefined {
  const report = objectOf(value);
  const serial = stringOf(objectOf(report?.['device_info'])?.['device_sn'], 40);
  const event = stringOf(report?.['event'], 60);
  if (!report || serial === undefined || event === undefined) return undefined;
  const device = `vs121p-${serial}`;
  const fault = faultOfId(device);
  if (fault !== undefined) return refused(null, fault);
  const deviceTime = endOf(objectOf(report['time_info']));
  return {
    device,
    content: { is: 'readings', readings: readingsOf(report) },
    models: [MODEL],
    key: `${device}|${contentOf(report)}|${deviceTime ?? arrival ?? ''}`,
    deviceTime,
    ...(event === 'Region People Counting'
      ? {}
      : { rejected: 'unknown-report: only region people counting is read' }),
  };
}

/** The photo is neither kept nor part of the identity: it never leaves this function. */
function contentOf(report: Json): string {
  const { snapshot: _photo, ...rest } = report;
  return fingerprint(JSON.stringify(rest));
}

function readingsOf(report: Json): Reading[] {
  if (report['event'] !== 'Region People Counting') return [];
  const total = wholeOf(report['current_total'], 0, 10_000);
  return [
    ...(total === undefined ? [] : [{ kind: 'people', count: total } as const]),
    ...perRegion(report, 'current_counted', (value, part) => {
      const count = wholeOf(value, 0, 10_000);
      return count === undefined ? [] : [{ kind: 'people', count, part }];
    }),
    ...perRegion(report, 'occupancy', (value, part) => [
      { kind: 'presence', occupied: value === 1 ? true : value === 0 ? false : null, part },
    ]),
  ];
}

/** Values stand beside the region numbers; without numbers they count from 1. */
function perRegion(
  report: Json,
  field: string,
  read: (value: unknown, part: number) => Reading[],
): Reading[] {
  const values: unknown = report[field];
  const numbers: unknown = report['numbering_regions'];
  if (!Array.isArray(values)) return [];
  return values.slice(0, 64).flatMap((value: unknown, index) => {
    const number: unknown = Array.isArray(numbers) ? numbers[index] : undefined;
    return read(value, wholeOf(number, 1, 64) ?? index + 1);
  });
}

/** "2022/12/20 19:15:52" with "UTC+8:00" and a summer-time flag: local time without offset. */
function endOf(times: Json | undefined): number | undefined {
  const local = stringOf(times?.['end_time'] ?? times?.['time']);
  const day = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)$/.exec(local ?? '');
  const zone = /^UTC([+-])(\d{1,2}):(\d\d)$/.exec(stringOf(times?.['timezone']) ?? '');
  if (!day || !zone) return undefined;
  const [, year, month, date, clock] = day;
  const [, sign, hours = '', minutes] = zone;
  const at = instantOf(
    `${year}-${month}-${date}T${clock}${sign}${hours.padStart(2, '0')}:${minutes}`,
  );
  const summer = times?.['dst_status'] === true ? 3_600_000 : 0;
  return at === undefined ? undefined : at - summer;
}

export const REPORTING: Row = {
  model: MODEL,
  named: /(?<![a-z0-9])vs-?121-?p(?![a-z])/i,
  power: 'mains',
  // Mains: 5 min set at installation and 20 %.
  heartbeat: { free: 360, occupied: 360 },
  examples: [
    {
      source: DOCUMENT,
      input: {
        topic: 'milesight/369362028335',
        payload: {
          event: 'Region People Counting',
          report_type: 'interval',
          device_info: {
            device: 'Workplace Sensor',
            device_sn: '369362028335',
            device_mac: '00:16:28:FA:8E:68',
            ip_address: '192.168.0.99',
          },
          time_info: {
            timezone: 'UTC+8:00',
            dst_status: false,
            start_time: '2022/12/20 18:15:52',
            end_time: '2022/12/20 19:15:52',
          },
          current_total: 10,
          max_counted: 12,
          total_mapped_regions: 2,
          regions_name: ['Region1', 'Region2'],
          numbering_regions: [1, 2],
          occupancy: [1, 0],
        },
      },
      readings: [
        { kind: 'people', count: 10, at: '2022-12-20T11:15:52.000Z' },
        { kind: 'presence', occupied: true, part: 1, at: '2022-12-20T11:15:52.000Z' },
        { kind: 'presence', occupied: false, part: 2, at: '2022-12-20T11:15:52.000Z' },
      ],
    },
  ],
};
