import * as z from 'zod';
import { route, type Route } from '../api/route.ts';
import { certificate, verification } from '../contract/certificate.ts';
import type { Certificates } from './certificates.ts';

const desk = ['staff', 'manager', 'administrator'] as const;
const who = ['member', ...desk] as const;
const params = z.object({ code: z.string().min(8).max(40) });
const date = z.iso.date();

/** Certificates of use: issued, printed, checked, revoked. */
export function certificateRoutes(certificates: Certificates): Route[] {
  return [
    route({
      method: 'get',
      path: '/certificates',
      summary: 'Certificates of use, newest first: one’s own, or at the desk anybody’s',
      who,
      query: z.object({ memberId: z.string().max(60).optional() }),
      response: z.array(certificate),
      handle: ({ query, actor }) => certificates.list(query.memberId ?? null, actor),
    }),
    route({
      method: 'post',
      path: '/certificates',
      summary: 'Issue a certificate for the visits of a period',
      who,
      body: z
        .strictObject({ memberId: z.string().max(60).optional(), from: date, to: date })
        .refine(({ from, to }) => from <= to, { error: '期間の始まりと終わりが逆です' }),
      response: certificate,
      status: 201,
      limit: { points: 20, seconds: 60, by: 'person' },
      handle: ({ body, actor }) =>
        certificates.issue(body.memberId ?? null, body.from, body.to, actor),
    }),
    route({
      method: 'get',
      path: '/certificates/:code',
      summary: 'One certificate as it was issued',
      who,
      params,
      response: certificate,
      handle: ({ params, actor }) => certificates.read(params.code, actor),
    }),
    route({
      method: 'post',
      path: '/certificates/:code/revoke',
      summary: 'Revoke a certificate with a reason',
      who: desk,
      params,
      body: z.strictObject({
        reason: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .regex(/^\P{Cc}*$/u, '改行などは使えません'),
      }),
      response: null,
      handle: ({ params, body, actor }) => certificates.revoke(params.code, body.reason, actor),
    }),
    route({
      method: 'get',
      path: '/verify/:code',
      summary: 'Whether a certificate is genuine, for whoever holds its code',
      who: 'anyone',
      params,
      response: verification,
      limit: { points: 30, seconds: 60, by: 'address' },
      handle: ({ params }) => certificates.verify(params.code),
    }),
  ];
}
