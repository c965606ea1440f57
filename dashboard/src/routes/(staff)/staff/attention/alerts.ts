import { alertsOf, keyOf, type Alert } from '$contract/attention.ts';
import type { StaffSnapshot } from '$contract/staff.ts';
import { age } from '$lib/time.ts';
import { deviceStates, faultWord } from '../words.ts';
import { deviceName, type Names, type Target } from './disagreements.ts';

/** 重: the screen cannot be believed. 中: a part of it is blind. 低: one device. */
export type Weight = '重' | '中' | '低';

export interface AlertEntry {
  key: string;
  code: Alert['code'];
  weight: Weight;
  title: string;
  evidence: string;
  step: string;
  age: string;
  target: Target | null;
}

const weights: Record<Alert['code'], Weight> = {
  brokerDown: '重',
  databaseDown: '重',
  lineDown: '中',
  accessPointDown: '中',
  deviceIll: '低',
};

/** Alerts of the equipment in words, the heaviest first. */
export const alertEntries = (view: StaffSnapshot, names: Names, now: number): AlertEntry[] =>
  alertsOf(view).map((one) => ({
    key: keyOf(one),
    code: one.code,
    weight: weights[one.code],
    age: 'since' in one && one.since !== null ? age(one.since, now) : '',
    ...wordsOf(one, view, names),
  }));

type Words = Pick<AlertEntry, 'title' | 'evidence' | 'step' | 'target'>;

function wordsOf(one: Alert, view: StaffSnapshot, names: Names): Words {
  switch (one.code) {
    case 'brokerDown':
      return {
        title: 'センサーの受信が停止',
        evidence: '受信サーバーが応答しません。席と出入口は、この1件にまとめました',
        step: '下の手順で戻す',
        target: null,
      };
    case 'databaseDown':
      return {
        title: '記録が停止',
        evidence: `届いた${view.health.waiting}件は待たせてあり、もどりしだい記録します`,
        step: '保守窓口へ連絡する',
        target: null,
      };
    case 'lineDown': {
      const others = view.lines.filter(({ id, up }) => id !== one.line && up === true);
      return {
        title: `${view.lines.find(({ id }) => id === one.line)?.name ?? one.line} 切断`,
        evidence:
          others.length > 0
            ? `影響なし（${others.map(({ name }) => name).join('、')}）`
            : '使える回線がありません',
        step: '戻らなければONUを入れ直す',
        target: null,
      };
    }
    case 'accessPointDown': {
      const point = view.accessPoints.find(({ id }) => id === one.accessPoint);
      return {
        title: `${point?.name ?? one.accessPoint} 停止`,
        evidence: '接続している人数がわかりません',
        step: '電源とLANケーブルを見る',
        target: { accessPoint: one.accessPoint },
      };
    }
    case 'deviceIll': {
      const device = view.devices.find(({ id }) => id === one.device);
      const faults = (device?.faults ?? []).map(faultWord).join('、');
      return {
        title: `${deviceName(one.device, names.plan, names.devices)} ${deviceStates[device?.state ?? 'silent'].word}`,
        evidence: faults === '' ? `端末 ${one.device}` : faults,
        step: '電源、電池、置き場所を見る',
        target: { device: one.device },
      };
    }
    default:
      return one satisfies never;
  }
}
