import type { IncomingHttpHeaders } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import * as z from 'zod';

/** Whether a request comes from a page of ours, or from no page at all (a tool). */
export function sameOrigin(headers: IncomingHttpHeaders): boolean {
  // A browser of before 2020 says neither; then SameSite=Lax of the session cookie guards alone.
  if (headers.origin === undefined)
    return [undefined, 'same-origin', 'none'].includes(headers['sec-fetch-site']);
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false; // "null" and other nonsense
  }
}

/** Refuses writes that another site's page makes with our visitor's cookie. */
export const refuseForeignWrites: RequestHandler = (request, response, next) => {
  const harmless = request.method === 'GET' || request.method === 'HEAD';
  if (harmless || sameOrigin(request.headers)) next();
  else response.status(403).json({ error: 'このページからは操作できません' });
};

type Report = (error: unknown, request: { method: string; url: URL }) => void;

/**
 * The one error handler: a sentence for the sender, nothing of our inside; that goes to the log.
 * @param report told of our own faults
 */
export const errorHandler =
  (report: Report): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof z.ZodError) {
      const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      response.status(400).json({ error: '入力を確かめてください', problems });
      return;
    }
    const status = (error as { status?: unknown }).status;
    const known = typeof status === 'number' && status >= 400 && status < 500;
    if (!known) {
      report(error, {
        method: request.method,
        url: new URL(request.originalUrl, 'http://localhost'),
      });
    }
    response.status(known ? status : 500).json({
      error: known ? '要求を読み取れませんでした' : 'しばらくしてからもう一度お試しください',
    });
  };
