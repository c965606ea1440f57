import { Gauge } from 'prom-client';
import type { Subject } from './metrics.ts';

export interface MailFigures {
  waiting: () => Promise<number>;
  failures: () => number;
}

/** Mails that wait, and tries that failed. */
export const mailMetrics =
  ({ waiting, failures }: MailFigures): Subject =>
  (registry) => {
    const gauge = new Gauge({
      name: 'kuuseki_mail_waiting',
      help: 'Mails in the outbox that are not sent yet.',
      registers: [registry],
    });
    const failed = new Gauge({
      name: 'kuuseki_mail_failures',
      help: 'Tries to send a mail that failed since the start of the process.',
      registers: [registry],
    });
    return {
      subject: 'mail',
      async collect() {
        failed.set(failures());
        gauge.set(await waiting());
      },
    };
  };
