import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './processes.ts';

/** A line between a viewer and the server that a test can cut. */
export async function openCable(to: number) {
  const port = await freePort();
  const ends = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void ends.add(near.on('error', () => {})); // answers nobody
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('data', (data) => {
        if (whole) other.write(data);
      });
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    /** Nothing goes through, and nobody is told: what is sent is lost. */
    cut(): void {
      whole = false;
    },
    /** A new line; what stood on the old one is broken. */
    mend(): void {
      if (whole) return;
      whole = true;
      for (const end of ends) end.destroy();
      ends.clear();
    },
    close(): void {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}
