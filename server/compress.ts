import { constants } from 'node:zlib';
import compression from 'compression';
import type { Request } from 'express';

/**
 * Whether nobody can learn a secret from how long the answer is (BREACH): that takes another site's page
 * which makes a visitor's browser ask again and again, with the visitor's cookie and a guess in the
 * address. Browsers say where a request comes from; one that does not say is not trusted with a cookie.
 */
const cannotLeak = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers.cookie === undefined ||
  ['same-origin', 'none'].includes(String(headers['sec-fetch-site']));

/** Compresses what is large and not compressed already. What comes piece by piece goes on piece by piece. */
export const compress = compression({
  filter: (request, response) => cannotLeak(request) && compression.filter(request, response),
  flush: constants.Z_SYNC_FLUSH,
  brotli: {
    flush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
  },
});
