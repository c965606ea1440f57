import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import type { Request } from 'express';

/**
 * Hands the server's state to the pages. A page holds the state of one moment: a browser that showed
 * it again from its cache would call a seat free that is long taken.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const request = event.platform?.req as Request | undefined;
  if (!request) error(503, '準備中です。しばらくお待ちください。');
  const { live, forecast, staff, report } = request.app.locals as Omit<App.Locals, 'ip'>;
  event.locals.live = live;
  event.locals.forecast = forecast;
  event.locals.staff = staff;
  event.locals.report = report;
  event.locals.ip = request.ip ?? event.getClientAddress();
  const response = await resolve(event);
  response.headers.set('cache-control', 'no-store');
  return response;
};

/**
 * Our own faults go to the server's log. Those of the sender do not: an address that does not exist
 * may be of any length and hold anything.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status >= 500) event.locals.report?.(error, { method: event.request.method, url: event.url });
  return { message };
};
