import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Today } from '../contract/reception.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { join, mailTo, signIn } from '../testing/people.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { chirpStack, openGateway, place, vs341 } from '../testing/sensors.ts';

const DESK = '24e124794c000021';
const PHONE = { width: 375, height: 812 };
const EMAIL = 'mai@example.jp';
const PASSWORD = 'seven desks by the window';

/** Goes on with Tab until the focus is on `selector`, as whoever has no mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 150; n += 1) {
    const here = await page.evaluate((wanted) => {
      const active = document.activeElement;
      return active !== null && active.matches(wanted);
    }, selector);
    if (here) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector} on ${page.url()}`);
}
const type = async (page: Page, name: string, text: string) => {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
};
/** Japanese on a page in another language, but where it says so; names of people stay as they are. */
const japanese = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = (each: Element | null) =>
      each?.closest('[lang]') === document.documentElement &&
      each.closest('script, style, [translate=no]') === null;
    const found: string[] = [document.title];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode())
      if (own(node.parentElement)) found.push(node.textContent ?? '');
    for (const each of document.querySelectorAll('[aria-label], [alt]'))
      if (own(each)) found.push(each.getAttribute('aria-label') ?? each.getAttribute('alt') ?? '');
    return found.filter((text) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
    );
  });
const enter = async (page: Page, selector: string) => {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
};

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'chromium'))(
  'a visitor’s whole way, by keyboard on a phone',
  () => {
    let broker: Program;
    let server: Program;
    let browser: Browser;
    let gateway: MqttClient;
    let origin = '';
    let visitor: Page;
    let count = 0;

    const sits = async (occupied: boolean) => {
      const { topic, payload } = chirpStack(DESK, {
        data: vs341(occupied),
        model: 'Milesight VS341',
        count: (count += 1),
      });
      await gateway.publishAsync(topic, payload, { qos: 1 });
    };
    const seat = async () => {
      const { spaces } = (await (await fetch(`${origin}/api/v1/vacancy`)).json()) as {
        spaces: { id: string; status: string; reason: { code: string } }[];
      };
      return spaces.find(({ id }) => id === 'A01');
    };
    const shows = (status: string) =>
      until(`A01 to be ${status}`, async () => (await seat())?.status === status);

    beforeAll(async () => {
      broker = await startMosquitto();
      server = await startServer({
        MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
        MQTT_USER: 'server',
        MQTT_PASSWORD: MQTT_USERS.server,
        KUUSEKI_OPENING: 'always',
      });
      origin = `http://localhost:${server.port}`;
      await place(origin, { [DESK]: { space: 'A01', model: 'Milesight VS341' } });
      gateway = await openGateway(broker.port);
      await sits(false);
      browser = await openBrowser();
      visitor = await openPage(browser, `${origin}/register`, PHONE);
    });
    afterAll(async () => {
      await browser?.close();
      await gateway?.endAsync(true);
      await server?.stop();
      await broker?.stop();
    });

    it('registers, and verifies by the mailed link', async () => {
      await type(visitor, 'familyName', '長門');
      await type(visitor, 'givenName', '舞');
      await type(visitor, 'email', EMAIL);
      await type(visitor, 'password', PASSWORD);
      await visitor.keyboard.press('Enter');
      await visitor.waitForURL('**/register/sent');
      const { text } = await mailTo(origin, EMAIL);
      await visitor.goto(/http\S+verify-email\S+/.exec(text)?.[0] ?? '');
      await visitor.goto(`${origin}/register/profile`);
      await tabTo(visitor, '[name="agree"]');
      await visitor.keyboard.press('Space');
      await type(visitor, 'familyKana', 'ながと');
      await type(visitor, 'givenKana', 'まい');
      await tabTo(visitor, '[name="type"]');
      await visitor.keyboard.press('Space');
      await type(visitor, 'organization', '株式会社ひかり');
      await tabTo(visitor, '[name="workplacePrefecture"]');
      // 13 is Tokyo (JIS X 0401), the thirteenth of the list.
      for (let n = 0; n < 13; n += 1) await visitor.keyboard.press('ArrowDown');
      await enter(visitor, 'form.sheet .button');
      await visitor.waitForURL('**/register/done');
    });

    it('is approved at reception, on sight of evidence', async () => {
      const desk = await openPage(browser, 'about:blank');
      await wear(desk, origin, (await signIn(origin, 'staff')).cookie);
      await desk.goto(`${origin}/staff/members`);
      await desk.getByRole('link', { name: '長門' }).focus();
      await desk.keyboard.press('Enter');
      await desk.getByRole('heading', { level: 1, name: '長門' }).waitFor();
      await desk.keyboard.press('1');
      await desk.keyboard.press('a');
      await desk.getByText('承認しました').waitFor();
      await desk.context().close();
    });

    it('books in three decisions, in the language that was chosen', async () => {
      // From the next quarter hour, so that the door may let them in at once, at whatever hour this runs.
      const quarter = new Date(Math.ceil(Date.now() / 900_000) * 900_000);
      const [date, from] = quarter
        .toLocaleString('sv', { timeZone: 'Asia/Tokyo' })
        .slice(0, 16)
        .split(' ');
      await visitor.goto(`${origin}/book?kind=open&date=${date}&from=${from}&lang=en`);
      expect(await japanese(visitor)).toEqual([]);
      await enter(visitor, '.go .button');
      await visitor.waitForURL('**/book/seat**');
      await visitor.getByRole('heading', { level: 1, name: 'Choose a seat' }).waitFor();
      expect(await japanese(visitor)).toEqual([]);
      await enter(visitor, '.go .button');
      await visitor.waitForURL('**/book/confirm/**');
      await visitor.getByRole('heading', { level: 1, name: 'Book this seat?' }).waitFor();
      expect(await japanese(visitor)).toEqual([]);
      await enter(visitor, 'form[action="?/confirm"] button');
      await visitor.waitForURL(/\/bookings\/[\w-]+/);
      await visitor.locator('h1', { hasText: 'Booked' }).waitFor();
      expect(await japanese(visitor)).toEqual([]);
      await visitor.locator('header summary').click();
      await visitor.getByRole('link', { name: '日本語' }).click();
      await visitor.locator('h1', { hasText: '予約しました' }).waitFor();
      const { subject, text } = await mailTo(origin, EMAIL);
      expect(subject).toContain('予約を受け付けました');
      expect(text).toContain('/bookings/');
    });

    it('checks in by the code at the door, and the seat shows it', async () => {
      const cookie = (await visitor.context().cookies())
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
      const id = /\/bookings\/([\w-]+)/.exec(visitor.url())?.[1] ?? '';
      const headers = { cookie, origin, 'content-type': 'application/json' };
      // Their seat is the one that has a sensor here.
      const moved = await fetch(`${origin}/api/v1/bookings/${id}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ space: 'A01' }),
      });
      const { code } = (await moved.json()) as { code: string };
      const kiosk = await openPage(browser, 'about:blank', { width: 1024, height: 768 });
      // Opening the tablet signs whoever does it out there.
      await wear(kiosk, origin, (await join(origin, 'staff', 'door@example.jp')).cookie);
      await kiosk.goto(`${origin}/staff/kiosk`);
      await kiosk.getByRole('button', { name: 'この端末を受付に使う' }).click();
      await kiosk.waitForURL('**/kiosk');
      // A reader types what it sees, and Enter.
      await kiosk.locator('#code').focus();
      await kiosk.keyboard.type(code);
      await kiosk.keyboard.press('Enter');
      await kiosk.locator('.seat', { hasText: 'A01' }).waitFor();
      expect(await kiosk.locator('body').innerText()).not.toContain('長門');
      await sits(true);
      await shows('occupied');
      await kiosk.context().close();
    });

    it('leaves, and takes a certificate along that anybody can check', async () => {
      const { cookie } = await signIn(origin, 'staff');
      const headers = { cookie, origin, 'content-type': 'application/json' };
      const today = (await (
        await fetch(`${origin}/api/v1/reception/today`, { headers })
      ).json()) as Today;
      const here = today.arrivals.find((each) => each.state === 'arrived');
      // A visit of less than half a minute is none, and is not certified.
      const whole = Date.parse(here?.inAt ?? '') + 31_000;
      await new Promise((resolve) => setTimeout(resolve, whole - Date.now()));
      const out = await fetch(`${origin}/api/v1/reception/check-ins/${here?.checkIn}/check-out`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ requestId: crypto.randomUUID() }),
      });
      expect([out.status < 300, out.status < 300 ? '' : await out.text()]).toEqual([true, '']);
      await sits(false);
      await shows('free');
      await visitor.goto(`${origin}/certificates`);
      await enter(visitor, 'form[action^="?/issue"] .button');
      await visitor.getByText('発行しました').waitFor();
      await enter(visitor, '.done a');
      await visitor.waitForURL('**/print');
      expect(await visitor.locator('body').innerText()).toContain('長門');
      const address = /https?:\/\/\S*\/verify\/[\w-]+/.exec(
        await visitor.locator('body').innerText(),
      )?.[0];
      const anybody = await openPage(browser, address ?? '', PHONE);
      const said = await anybody.locator('main').innerText();
      expect(said).toContain('R8-0001');
      expect(said).not.toContain('長門');
      await anybody.context().close();
    });
  },
);
