import type { Role } from '../contract/people.ts';
import type { MemberClass } from './classify.ts';

/** Where a registration stands; each state has only what exists in it. */
export type Standing =
  | { state: 'applied' }
  | { state: 'approved'; class: MemberClass; expiresOn: string }
  | { state: 'suspended'; class: MemberClass; expiresOn: string }
  | { state: 'expired'; class: MemberClass; expiresOn: string }
  | { state: 'deleted' };

export type MemberState = Standing['state'];

/** What is done to a registration. */
export type Step =
  | {
      step: 'approve';
      class: MemberClass;
      expiresOn: string;
      /** Business date, the newest. */ evidenceOn: string | null;
      evidenceSince: string;
    }
  | { step: 'suspend'; reason: string }
  | { step: 'resume'; reason: string }
  | { step: 'renew'; expiresOn: string; evidenceOn: string | null; evidenceSince: string }
  | { step: 'expire'; on: string }
  | { step: 'delete' };

/** Who may: the person at reception, or only who answers for the office; `self`, `calendar`: nobody else. */
export const MAY = {
  approve: ['staff', 'manager', 'administrator'],
  renew: ['staff', 'manager', 'administrator'],
  suspend: ['staff', 'manager', 'administrator'],
  resume: ['manager', 'administrator'],
  expire: ['manager', 'administrator'],
} as const satisfies Partial<Record<Step['step'], readonly Role[]>>;

const NO_EVIDENCE = '確認書類を見てから承認してください';

/** The standing after a step, or the sentence why there is none (MB1–MB4). */
export function take(standing: Standing, step: Step, today: string): Standing | string {
  if (standing.state === 'deleted') return 'この登録は削除されています';
  switch (step.step) {
    case 'approve': {
      if (standing.state === 'suspended') return '停止中の登録です。先に停止を解除してください';
      if (standing.state === 'expired') return '期限切れの登録です。更新してください';
      const seen = step.evidenceOn !== null && step.evidenceOn >= step.evidenceSince;
      if (!seen) return NO_EVIDENCE;
      if (step.expiresOn < today) return '有効期限がすぎています。今日よりあとの日にしてください';
      return { state: 'approved', class: step.class, expiresOn: step.expiresOn };
    }
    case 'suspend':
      if (standing.state !== 'approved') return '承認ずみの登録だけを停止できます';
      return { ...standing, state: 'suspended' };
    case 'resume':
      if (standing.state !== 'suspended') return '停止中の登録ではありません';
      // What ran out while it was suspended does not come back to life.
      return { ...standing, state: standing.expiresOn < today ? 'expired' : 'approved' };
    case 'renew': {
      if (standing.state === 'applied') return 'まだ承認していない登録です。承認してください';
      if (standing.state === 'suspended') return '停止中の登録です。先に停止を解除してください';
      const seen = step.evidenceOn !== null && step.evidenceOn >= step.evidenceSince;
      if (!seen) return '確認書類を見てから更新してください';
      if (step.expiresOn < today) return '有効期限がすぎています。今日よりあとの日にしてください';
      return { state: 'approved', class: standing.class, expiresOn: step.expiresOn };
    }
    case 'expire':
      if (standing.state === 'applied') return 'まだ承認していない登録です';
      if (standing.state === 'expired') return 'すでに期限切れです';
      return { state: 'expired', class: standing.class, expiresOn: step.on };
    case 'delete':
      return { state: 'deleted' };
    default:
      return step satisfies never;
  }
}
