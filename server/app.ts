import { createServer, type Server as HttpServer } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Server } from 'socket.io';
import type { Accounts } from './accounts/accounts.ts';
import type { Api } from './api/api.ts';
import { compress } from './compress.ts';
import type { PublicForecast } from './contract/forecast.ts';
import type { Place } from './contract/venue-facts.ts';
import type { Live } from './live/live.ts';
import type { Metrics } from './metrics/metrics.ts';
import { errorHandler, sameOrigin } from './http.ts';
import type { Report } from './report.ts';

/** Everything that the web side is made of. */
export interface AppParts {
  live: Live;
  forecast: () => PublicForecast;
  /** What the visitors' pages say of the place. */
  place: Place;
  accounts: Pick<Accounts, 'actorOf' | 'ask' | 'router' | 'guard'>;
  metrics: Metrics;
  /** Answers `/metrics` on the main port to this machine only; false when it has a port of its own. */
  metricsHere: boolean;
  /** Whether a mail server is set. */
  sends: boolean;
  /** Of a demo without mails: the page that the mail to a new address leads to. Null elsewhere. */
  shownMail: ((address: string) => Promise<string | null>) | null;
  /** What is not ready, in sentences; empty when all is well. */
  unready: () => string[];
  /** Of /api/v1. */
  api: Api;
  /** Open to every site: vacancy and its description. */
  openData: RequestHandler;
  /** Told of pages that fail. */
  report: Report;
  /** The SvelteKit build, or Vite in development. */
  dashboard: (http: HttpServer, app: Express) => Promise<RequestHandler>;
  trustProxy: number;
}

export interface App {
  http: HttpServer;
  io: Server;
}

/** HTTP, Socket.IO and the dashboard from given parts; listens nowhere yet. */
export async function createApp(parts: AppParts): Promise<App> {
  const app = express();
  const http = createServer(app);
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  app.locals.live = parts.live;
  app.locals.forecast = parts.forecast;
  app.locals.place = parts.place;
  app.locals.accounts = parts.accounts;
  app.locals.sends = parts.sends;
  app.locals.shownMail = parts.shownMail;
  app.locals.api = parts.api;
  app.locals.report = parts.report;
  // helmet's own `no-referrer` makes Chromium send `Origin: null` with a form, which SvelteKit refuses.
  app.use(
    helmet({
      contentSecurityPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      hsts: false,
    }),
  );

  app.use(compress);
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', (_request, response) => {
    const problems = parts.unready();
    response
      .status(problems.length === 0 ? 200 : 503)
      .json({ ready: problems.length === 0, problems });
  });
  if (parts.metricsHere) {
    app.get('/metrics', async (request, response) => {
      const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(
        request.socket.remoteAddress ?? '',
      );
      if (!local || request.headers['x-forwarded-for'] !== undefined) {
        response.status(404).end();
        return;
      }
      response.type(parts.metrics.registry.contentType).send(await parts.metrics.render());
    });
  }
  app.use('/api/auth', parts.accounts.router);
  app.use('/api/v1', parts.openData, parts.api.router());
  // Programs ask here, and a program can read no page that says that there is none.
  app.use('/api', (_request, response) => {
    response.status(404).json({ error: 'このアドレスのAPIはありません' });
  });
  // Without ORIGIN adapter-node takes every request for https and refuses plain forms.
  app.use((request, _response, next) => {
    request.headers['x-kuuseki-protocol'] = request.protocol;
    next();
  });
  app.use(await parts.dashboard(http, app));
  app.use(errorHandler(parts.report));

  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    transports: ['websocket'],
    maxHttpBufferSize: 10_000,
    pingInterval: 20_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, sameOrigin(request.headers)),
  });
  // Everybody's namespace belongs to nobody here, and nobody would count who sits in it.
  io.use((_socket, next) => next(new Error('no such audience')));
  parts.accounts.guard(io.of('/staff'));
  return { http, io };
}
