import type { Server } from 'node:http';

/**
 * Listens, and says which variable to change when it cannot.
 * @returns the port (a free one for 0)
 */
export async function listen(
  http: Server,
  host: string,
  port: number,
  variable: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const sentence = `Port ${port} on ${host} is taken. Set ${variable} to a free port.`;
      reject(taken ? new Error(sentence) : error);
    });
    http.listen(port, host, resolve);
  });
  return (http.address() as { port: number }).port;
}
