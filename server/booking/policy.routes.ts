import * as z from 'zod';
import { route, type Route } from '../api/route.ts';
import {
  policyRequest,
  policyView,
  previewQuery,
  previewRequest,
  previewView,
} from '../contract/policy-api.ts';
import type { Policies } from './policies.ts';

const READERS = ['staff', 'manager', 'official', 'administrator'] as const;
const MAKERS = ['manager', 'administrator'] as const;
const limit = { points: 30, seconds: 60, by: 'person' } as const;

/** The booking rules: in force, to come, and as they were; who may book what, when. */
export const policyRoutes = ({ policies }: { policies: Policies }): Route[] => [
  route({
    method: 'get',
    path: '/policy',
    summary: 'The booking rules in force, those to come, and their history',
    who: READERS,
    response: policyView,
    handle: () => policies.view(),
  }),
  route({
    method: 'get',
    path: '/policy/preview',
    summary: 'Who may book what, when, from a date on',
    who: READERS,
    query: previewQuery,
    response: previewView,
    handle: ({ query }) => policies.preview(query.date, query.days),
  }),
  route({
    method: 'post',
    path: '/policy/preview',
    summary: 'What a draft of the rules would change, and who could book what then',
    who: MAKERS,
    body: previewRequest,
    response: previewView,
    limit,
    handle: ({ body: { date, days, ...draft } }) => policies.preview(date, days, draft),
  }),
  route({
    method: 'post',
    path: '/policy',
    summary: 'Make a version of the rules, from a date on',
    who: MAKERS,
    body: policyRequest,
    response: z.object({ id: z.string() }),
    status: 201,
    limit,
    handle: async ({ body, actor }) => ({ id: await policies.make(body, actor) }),
  }),
  route({
    method: 'delete',
    path: '/policy/:id',
    summary: 'Take back a version that is not in force yet',
    who: MAKERS,
    params: z.object({ id: z.string().max(60) }),
    response: null,
    limit,
    handle: ({ params, actor }) => policies.withdraw(params.id, actor),
  }),
];
