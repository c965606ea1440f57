import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { openDatabase } from '../testing/database.ts';
import { freePort, until } from '../testing/processes.ts';
import type { Letter } from './letter.ts';
import { outboxStore, refuseHeaders, waitAfter } from './outbox.store.ts';
import { Sender } from './sender.ts';

const FROM = 'YY! SQUARE <noreply@office.example.jp>';
const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
  key,
  to: 'hanako@example.jp',
  subject: '【YY! SQUARE】予約を受け付けました',
  text: '席 A01 を使えます。\n',
  ...more,
});

describe('a letter', () => {
  it('cannot begin another header, nor go to somebody else too (IPA 1.8)', () => {
    for (const wrong of [
      { to: 'a@b.jp\r\nBcc: c@d.jp' },
      { to: 'a@b.jp, c@d.jp' },
      { to: '誰か <a@b.jp>' },
      { to: 'nobody' },
      { subject: 'x\r\nBcc: c@d.jp' },
      { subject: 'x\nX-Other: y' },
      { subject: 'x\u0000' },
    ]) {
      expect(() => refuseHeaders(letter('k', wrong))).toThrow('mail:');
    }
    expect(() => refuseHeaders(letter('k'))).not.toThrow();
  });

  it('waits a minute after the first failure, and never more than an hour', () => {
    expect([1, 2, 3, 7, 20].map((n) => waitAfter(n) / 60_000)).toEqual([1, 2, 4, 60, 60]);
  });
});

describe('the outbox', () => {
  let store: Store;
  let now = Date.parse('2026-11-26T00:00:00Z');
  const clock = { now: () => now };
  const stops: (() => Promise<void> | void)[] = [];
  const warnings: string[] = [];

  beforeAll(async () => void (store = await openDatabase()), 60_000);
  afterAll(() => store.close());
  beforeEach(async () => {
    warnings.length = 0;
    await store.prisma.mail.deleteMany();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  /** A mail server that keeps what it gets. */
  async function mailServer(port: number): Promise<string[]> {
    const got: string[] = [];
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      authOptional: true,
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => {
          got.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    stops.push(() => new Promise<void>((resolve) => server.close(resolve)));
    return got;
  }
  function sender(port: number) {
    const outbox = outboxStore(store.prisma, clock);
    const url = `smtp://127.0.0.1:${port}?ignoreTLS=true`;
    const warn = (sentence: string) => void warnings.push(sentence);
    const made = new Sender({ outbox, url, from: FROM, warn, every: 50 });
    made.start();
    stops.push(() => made.stop());
    return { outbox, sender: made };
  }

  it('sends a letter once, however often it is posted, with its Japanese subject', async () => {
    const port = await freePort();
    const got = await mailServer(port);
    const { outbox } = sender(port);
    await Promise.all([1, 2, 3].map(() => outbox.post(letter('booking:1'))));
    await until('it to arrive', () => got.length > 0);
    await until('it to be marked', async () => (await outbox.waiting()) === 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(got).toHaveLength(1);
    const [text = ''] = got;
    const words = [...text.matchAll(/=\?UTF-8\?B\?(.+?)\?=/g)].map(([, word]) => word ?? '');
    expect(words.map((word) => Buffer.from(word, 'base64').toString()).join('')).toContain(
      '予約を受け付けました',
    );
    expect(text).toMatch(/^To: hanako@example\.jp\r?$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(warnings).toEqual([]);
  });

  it('keeps a letter while the server is down, and sends it once when it is back', async () => {
    const port = await freePort();
    const { outbox, sender: made } = sender(port);
    await outbox.post(letter('booking:2'));
    await until('a try to fail', () => made.failures > 0);
    const [waiting] = await until('the reason to be kept', async () => {
      const rows = await store.prisma.mail.findMany({ where: { problem: { not: null } } });
      return rows.length > 0 ? rows : null;
    });
    expect(waiting).toMatchObject({ attempts: 1, sentAt: null });
    expect(waiting?.dueAt.getTime()).toBe(now + 60_000);
    expect(warnings.join()).not.toContain('hanako');
    const got = await mailServer(port);
    now += 61_000;
    await until('it to arrive', () => got.length > 0);
    await until('it to be marked', async () => (await outbox.waiting()) === 0);
    expect(got).toHaveLength(1);
  });

  // Killed between the sending and the mark: once more, and by its Message-ID the same letter.
  it('sends a letter again, recognisably, whose sender died before it was marked', async () => {
    const port = await freePort();
    const got = await mailServer(port);
    const outbox = outboxStore(store.prisma, clock);
    await outbox.post(letter('booking:3'));
    const first = sender(port);
    await until('it to arrive', () => got.length === 1);
    await until('it to be marked', async () => (await outbox.waiting()) === 0);
    await first.sender.stop();
    await store.prisma.mail.updateMany({ data: { sentAt: null } });
    sender(port);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(got).toHaveLength(1); // its claim has not run out
    now += 5 * 60_000 + 1;
    await until('it to arrive again', () => got.length === 2);
    const ids = got.map((text) => /^Message-ID: (.+?)\r?$/im.exec(text)?.[1]);
    expect(ids[0]).toMatch(/@office\.example\.jp>$/);
    expect(ids[0]).toBe(ids[1]);
  });

  it('is emptied by two senders without anything twice', async () => {
    const port = await freePort();
    const got = await mailServer(port);
    const { outbox } = sender(port);
    sender(port);
    await Promise.all(Array.from({ length: 50 }, (_, n) => outbox.post(letter(`many:${n}`))));
    await until('all to be marked', async () => (await outbox.waiting()) === 0);
    expect(got).toHaveLength(50);
  });

  it('belongs to the transaction that posts', async () => {
    const outbox = outboxStore(store.prisma, clock);
    const failing = store.prisma.$transaction(async (within) => {
      await outbox.post(letter('booking:4'), within);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await outbox.waiting()).toBe(0);
  });
});
