import type { PlanVersionView } from '$contract/plan-api.ts';

export const STATES: Record<PlanVersionView['state'], string> = {
  past: '終了',
  inForce: '適用中',
  coming: 'これから',
  withdrawn: '取り下げずみ',
};
