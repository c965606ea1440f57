import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Today } from '../contract/reception.ts';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, openStaff, smallTargets, wear } from '../testing/browser.ts';
import { signIn } from '../testing/people.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openGateway, place } from '../testing/sensors.ts';

/** A guest whom only this test could have written down. */
const GUEST = '周防 太郎';

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'chromium'))('the reception desk', () => {
  let broker: Program;
  let server: Program;
  let browser: Browser;
  let gateway: MqttClient;
  let origin = '';
  let cookie = '';
  let staff: Page;
  let other: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    broker = await startMosquitto();
    server = await startServer({
      MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
      MQTT_USER: 'server',
      MQTT_PASSWORD: MQTT_USERS.server,
      KUUSEKI_OPENING: 'always',
    });
    origin = `http://127.0.0.1:${server.port}`;
    await place(origin, { 'booth-1': { space: 'B01', model: 'Tuya ZY-M100' } });
    gateway = await openGateway(broker.port);
    const say = (topic: string, payload: string, retain = false) =>
      gateway.publishAsync(`zigbee2mqtt/booth-1${topic}`, payload, { qos: 1, retain });
    await say('', JSON.stringify({ presence: false }));
    await say('/availability', '{"state":"offline"}', true);
    ({ cookie } = await signIn(origin));
    browser = await openBrowser();
    staff = await openStaff(browser, origin);
    other = await openPage(browser, 'about:blank');
    await wear(other, origin, (await signIn(origin, 'manager')).cookie);
    await other.goto(`${origin}/staff`);
    for (const page of [staff, other]) {
      page.on('pageerror', (error) => wrong.push(error.message));
      await page.waitForSelector('[data-connection=live]');
    }
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.endAsync(true);
    await server?.stop();
    await broker?.stop();
  });

  const today = async () =>
    (await (
      await fetch(`${origin}/api/v1/reception/today`, { headers: { cookie } })
    ).json()) as Today;
  const guests = async (name = GUEST) =>
    (await today()).arrivals.filter((each) => each.name?.startsWith(name) === true);
  const focused = (page: Page) =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('data-seat') ?? at?.id ?? '';
    });
  /** By the keys of the desk: W, a name, the tick, Enter. */
  const walkIn = async (name: string) => {
    await staff.keyboard.press('w');
    const panel = staff.getByRole('form', { name: '当日受付' });
    await panel.getByLabel('利用者').fill(name);
    await panel.getByLabel('登録を申請中の方').check();
    await panel.getByRole('button', { name: '受け付ける' }).click();
  };
  const strip = (name = GUEST) => staff.locator('.strip', { hasText: name });

  it('receives a walk-in by keys, on the seat that is ringed on the map', async () => {
    await staff.keyboard.press('w');
    const ringed = staff.locator('.floor [data-seat][aria-selected="true"]');
    await ringed.waitFor();
    const seat = await ringed.getAttribute('data-seat');
    await staff.keyboard.press('Escape');
    await walkIn(GUEST);
    await staff.getByText('当日受付', { exact: false }).first().waitFor();
    const [guest] = await until('the guest to be on the list', async () => {
      const found = await guests();
      return found.length > 0 && found;
    });
    expect(guest).toMatchObject({ state: 'arrived', space: seat, walkIn: true });
    await strip().waitFor();
  });

  it('hands out a locker’s key, and warns at check-out until it is back', async () => {
    await strip().locator('button').first().click();
    await staff.keyboard.press('k');
    const lockers = staff.locator('[data-lockers]');
    await lockers.getByRole('button', { name: 'L01', exact: true }).click();
    await lockers.getByRole('button', { name: 'L01 返却' }).waitFor();
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('x');
    await staff.getByText('L01 の鍵が返っていません').waitFor();
    expect((await guests())[0]?.state).toBe('arrived');
    await staff.keyboard.press('k');
    await lockers.getByRole('button', { name: 'L01 返却' }).click();
    await lockers.getByText('貸し出し中の鍵はありません').waitFor();
    await staff.keyboard.press('Escape');
  });

  it('moves a guest to another seat, and takes it back with Z', async () => {
    const before = (await guests())[0]?.space;
    await staff.keyboard.press('m');
    await staff.locator('[data-move] .hits li button').nth(2).click();
    await staff.locator('.notice', { hasText: 'へ移動' }).waitFor();
    expect((await guests())[0]?.space).not.toBe(before);
    await staff.keyboard.press('z');
    await until('the guest to sit where they sat', async () => {
      return (await guests())[0]?.space === before;
    });
  });

  it('ends a search with what is done to whom it found, and replaces its text with the next', async () => {
    const field = staff.locator('#find');
    const found = staff.locator('[data-found] [data-key]');
    const search = async (text: string) => {
      await staff.keyboard.press('/');
      await staff.keyboard.type(text);
      expect(await field.inputValue()).toBe(text);
      await staff.keyboard.press('Enter');
    };
    await search(GUEST);
    await found.and(staff.locator(':focus')).waitFor();
    await search(GUEST.slice(0, 2));
    await found.and(staff.locator(':focus')).waitFor();
    await staff.keyboard.press('e');
    await staff.locator('.strips [data-key]:focus', { hasText: GUEST }).waitFor();
    expect(await found.count()).toBe(0);
    expect(await field.inputValue()).toBe('');
    await staff.keyboard.press('Escape');
  });

  it('opens a seat’s drawer by keyboard, and gives the focus back', async () => {
    const [guest] = await guests();
    const id = guest?.space ?? '';
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('g');
    await staff.locator(`.floor [data-seat="${id}"]`).focus();
    await staff.keyboard.press('ArrowRight');
    await staff.keyboard.press('ArrowLeft');
    await staff.locator(`.floor [data-seat="${id}"]`).focus();
    await staff.keyboard.press('Enter');
    const drawer = staff.locator(`[data-drawer="${id}"]`);
    await drawer.waitFor();
    await until('the focus to be in the drawer', async () => {
      return (await focused(staff)) === 'drawer-name';
    });
    const text = await drawer.innerText();
    expect(text).toContain(GUEST);
    for (const word of ['こう判断した理由', 'きょう', '退館にする']) expect(text).toContain(word);
    expect(await drawer.locator('svg.day').getAttribute('aria-label')).toMatch(/受付 \d+:\d\d〜/);
    await staff.keyboard.press('Escape');
    await until('the focus to be back', async () => (await focused(staff)) === id);
  });

  it('numbers an entry and its seat alike; who takes it is seen at the other desk', async () => {
    const entry = staff.locator('[data-disagreement="sensorSilent"]');
    await entry.waitFor();
    const n = (await entry.getAttribute('data-entry')) ?? '';
    expect(await staff.locator(`[data-badge="${n}"]`).count()).toBe(1);
    await staff.keyboard.press(n);
    await staff.locator('[data-drawer="B01"]').waitFor();
    await staff.keyboard.press('a');
    await entry.locator('.holder').waitFor({ state: 'attached' });
    await staff.keyboard.press('Escape');
    const there = other.locator('[data-disagreement="sensorSilent"]');
    await there.locator('.holder', { hasText: 'staff さん' }).waitFor();
    expect(await there.getAttribute('class')).toContain('taken');
    const again = await fetch(`${origin}/api/v1/staff/acknowledgements`, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        cookie: (await signIn(origin, 'manager')).cookie,
      },
      body: JSON.stringify({ key: 'sensorSilent/B01/booth-1' }),
    });
    expect(again.status).toBe(404); // without its beginning it names no occurrence
  });

  it('queues while the network is cut, shows 未送信, and sends each once', async () => {
    await staff.context().setOffline(true);
    await staff.waitForSelector('[data-connection=lost]');
    await staff.locator('[data-down]').waitFor();
    expect(await staff.locator('[data-free]').allInnerTexts()).toEqual(Array(5).fill('—'));
    expect(await staff.locator('.seat[data-recorded]').count()).toBe(1);
    await walkIn('長門 舞');
    await staff.locator('[data-unsent]', { hasText: '当日受付' }).waitFor();
    await strip().locator('button').first().click();
    if ((await strip().locator('.acts').count()) === 0) {
      await strip().locator('button').first().click();
    }
    await staff.keyboard.press('x');
    await strip().getByText('未送信').waitFor();
    await staff.getByRole('button', { name: '1人増やす' }).click();
    await staff.locator('.head .sources', { hasText: '未送信' }).waitFor();
    await staff.locator('.floor [data-seat="A10"]').click();
    await staff.keyboard.press('v');
    await staff.locator('[data-drawer="A10"]', { hasText: '未送信' }).waitFor();
    await staff.locator('.head .sources', { hasText: '未送信' }).waitFor();
    await staff.keyboard.press('Escape');
    await until('all to wait', async () => {
      return (await staff.locator('.unsent').innerText()).includes('4');
    });
    expect(await staff.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('長門');

    // The first answer gets lost on its way back: it was done all the same, and is asked again.
    let lost = 0;
    await staff.route(
      '**/reception/walk-ins',
      async (route) => {
        await route.fetch();
        lost += 1;
        await route.abort();
      },
      { times: 1 },
    );
    await staff.context().setOffline(false);
    await until('nothing to wait', async () => {
      return (await staff.locator('.unsent').innerText()).trim() === '未送信 0';
    });
    expect(lost).toBe(1);
    expect((await guests('長門 舞')).map(({ state }) => state)).toEqual(['arrived']);
    expect((await guests()).map(({ state }) => state)).toEqual(['left']);
    await staff.waitForSelector('[data-connection=live]');
    await other.locator('.floor [data-seat="A10"][data-status="free"]').waitFor();
    expect(await other.locator('.head .sources').innerText()).toMatch(/^staff さん \d+:\d\d \d+人/);
    expect(await staff.locator('.notice').innerText()).toContain('A10 空席と記録しました');
  });

  it('has a closing list: who is here, and ticks that the other desk sees', async () => {
    await staff.keyboard.press('Escape');
    await staff.keyboard.press('l');
    const list = staff.locator('[data-closing]');
    await list.getByRole('heading', { name: '残り 1人' }).waitFor();
    await list.getByLabel('窓と出入口の施錠').check();
    await other.keyboard.press('l');
    const there = other.locator('[data-closing]');
    await there.getByText('staff さん').waitFor();
    expect(await there.getByLabel('窓と出入口の施錠').isChecked()).toBe(true);
    await list.getByRole('button', { name: /長門 舞.* 退館/ }).click();
    await there.getByRole('heading', { name: '残り 0人' }).waitFor();
    await staff.keyboard.press('Escape');
    await other.keyboard.press('Escape');
  });

  it('counts heads with − and +, in the name of who counted, for a minute to take back', async () => {
    await staff.getByRole('button', { name: '1人増やす' }).click();
    await staff.getByRole('button', { name: '1人増やす' }).click();
    const line = staff.locator('.head .sources');
    await line.getByRole('button', { name: '元に戻す' }).waitFor();
    expect(await line.innerText()).toMatch(/^staff さん \d+:\d\d \d+人/);
    await line.getByRole('button', { name: '元に戻す' }).click();
    await line.getByText('座席').waitFor();
  });

  it('can be left without single letters, and remembers it', async () => {
    await staff.keyboard.press('?');
    await staff.getByLabel('1文字のキーを使う').uncheck();
    await staff.keyboard.press('Escape');
    await staff.reload();
    await staff.waitForSelector('[data-connection=live]');
    await staff.keyboard.press('w');
    await staff.keyboard.press('1');
    expect(await staff.locator('[data-panel], [data-drawer]').count()).toBe(0);
    await staff.getByRole('button', { name: '操作一覧' }).click();
    await staff.getByLabel('1文字のキーを使う').check();
    await staff.getByRole('button', { name: '閉じる' }).click();
    await staff.keyboard.press('w');
    await staff.locator('[data-panel]').waitFor();
    await staff.keyboard.press('Escape');
  });

  it('shows the morning’s digest, and takes a seat out of service from its drawer', async () => {
    await staff.keyboard.press('o');
    await staff.locator('[data-digest]').getByText('開館の点検').waitFor();
    await staff.keyboard.press('Escape');
    await staff.locator('.floor [data-seat="A08"]').click();
    await staff.locator('[data-drawer="A08"]').waitFor();
    await staff.keyboard.press('s');
    await other.locator('.floor [data-seat="A08"][data-status="outOfService"]').waitFor();
    await staff.getByLabel('停止の理由').fill('照明の故障');
    await staff.keyboard.press('Enter');
    await staff.locator('[data-drawer="A08"] .evidence', { hasText: '照明の故障' }).waitFor();
    await other.locator('.floor [data-seat="A08"]').click();
    await other
      .locator('[data-drawer="A08"] .evidence')
      .getByText(/^staff さん \d+:\d\dに利用停止：照明の故障$/)
      .waitFor();
    await other.keyboard.press('Escape');
    await staff.locator('[data-drawer="A08"] h2').focus();
    await staff.keyboard.press('z');
    await staff
      .locator('[data-drawer="A08"] .evidence', { hasText: '照明の故障' })
      .waitFor({ state: 'detached' });
    await staff.keyboard.press('s');
    await other.locator('.floor [data-seat="A08"]:not([data-status="outOfService"])').waitFor();
  });

  it('fits one screen, has no accessibility fault, and targets for a finger', async () => {
    const look = async (what: string) => expect(await axe(staff), what).toEqual([]);
    await look('1280 with the drawer');
    const height = () => staff.evaluate(() => document.documentElement.scrollHeight);
    expect(await height()).toBeLessThanOrEqual(800);
    await staff.keyboard.press('Escape');
    await look('1280');
    expect(await height()).toBeLessThanOrEqual(800);
    await staff.setViewportSize({ width: 768, height: 1024 });
    await staff.locator('.floor [data-seat="A08"]').click();
    await look('768 with the drawer');
    const buttons = 'main button, footer button, header summary, .steps-of-one button';
    expect(await smallTargets(staff, buttons)).toEqual([]);
    expect(
      await staff.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  });
});
