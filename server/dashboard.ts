import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Express, RequestHandler } from 'express';

/** The built dashboard; from the sources in development, through Vite. */
export async function serveDashboard(http: Server, app: Express): Promise<RequestHandler> {
  const built = path.resolve('build/dashboard/handler.js');
  if (process.env.NODE_ENV !== 'production' && process.env.NODE_ENV !== 'test') {
    const { createServer } = await import('vite');
    const { dashboard } = await import('../vite.config.ts');
    const vite = await createServer({
      ...dashboard({ req: { app } }),
      configFile: false, // Vite's own copy of the config would not have the platform
      server: { middlewareMode: true, hmr: { server: http, path: '/__hmr' } },
      appType: 'custom',
    });
    return vite.middlewares;
  }
  if (!existsSync(built)) throw new Error('The dashboard is not built: run npm run build.');
  // A file to import of 5 MB; adapter-node's own limit is 512 kB.
  process.env.BODY_SIZE_LIMIT ??= '6M';
  process.env.PROTOCOL_HEADER = 'x-kuuseki-protocol';
  const { handler } = (await import(pathToFileURL(built).href)) as { handler: RequestHandler };
  return whileThere(path.resolve('build/dashboard/client'), handler);
}

/**
 * The file server knows the files of its start: reading one that is gone since, because a new build took
 * the place of this one, would end the process.
 */
const whileThere =
  (folder: string, serve: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const goOn = () => void serve(request, response, next);
    if (request.path.startsWith('/_app/'))
      access(path.join(folder, request.path)).then(goOn, () => {
        response.status(404).type('text').send('Not found');
      });
    else goOn();
  };
