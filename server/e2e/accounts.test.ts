import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knocker } from '../testing/knocker.ts';
import {
  enrol,
  invite,
  join,
  mailTo,
  passwordIn,
  post,
  signIn,
  totp,
  type Person,
} from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';

type Knocker = ReturnType<typeof knocker>;
let server: Program;
let origin = '';
let admin: Person;
let api: Knocker['api'];
let auth: Knocker['auth'];
let watch: Knocker['watch'];
let idOf: Knocker['idOf'];
let page: Knocker['page'];

beforeAll(async () => {
  server = await startServer({ KUUSEKI_DEMO: 'off', KUUSEKI_TRUST_PROXY: '1' });
  origin = `http://127.0.0.1:${server.port}`;
  admin = await signIn(origin, 'administrator');
  ({ api, auth, watch, idOf, page } = knocker(origin, admin.cookie));
});
afterAll(() => server?.stop());

describe('signing in', () => {
  it('makes a new session each time, whatever cookie came along (IPA 1.4)', async () => {
    const { email, password } = await invite(origin, 'member', 'fixed@example.jp');
    const planted = 'kuuseki.session_token=planted.by%20somebody';
    const first = await auth('/sign-in/email', { email, password }, { cookie: planted });
    expect(first.headers.getSetCookie().join()).not.toContain('planted');
    const [one, two] = [
      await passwordIn(origin, email, password),
      await passwordIn(origin, email, password),
    ];
    expect(one).not.toBe(two);
    const [cookie] = first.headers.getSetCookie().filter((each) => each.includes('session_token'));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('waits for the address to be verified', async () => {
    const [email, password] = ['new@example.jp', 'correct horse battery'];
    const names = { familyName: '山口', givenName: '花子' };
    const sent = await post(`${origin}/register`, { ...names, email, password });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/register/sent']);
    const early = await auth('/sign-in/email', { email, password });
    expect([early.status, await early.text()]).toEqual([
      403,
      expect.stringContaining('EMAIL_NOT_VERIFIED'),
    ]);
    const [link = ''] = /http\S+verify-email\S+/.exec((await mailTo(origin, email)).text) ?? [];
    const verified = await fetch(link, { redirect: 'manual' });
    const cookies = verified.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    expect(cookies.join()).toContain('session_token');
    const after = await page(verified.headers.get('location') ?? '', cookies.join('; '));
    const html = await after.text();
    expect(html).toContain('確認しました');
    expect(html).toContain('マイページ'); // the header knows already who it is
    expect(html).toMatch(/href="\S*\/register\/profile"/);
    expect((await auth('/sign-in/email', { email, password })).status).toBe(200);
  });

  it('sends the link again, and leads back to where one was on the way to', async () => {
    const email = 'again@example.jp';
    const names = { familyName: '山口', givenName: '花子' };
    const next = '/book/seat?kind=open';
    const on = `?next=${encodeURIComponent(next)}`;
    const password = 'correct horse battery';
    const sent = await post(`${origin}/register${on}`, { ...names, email, password });
    expect(sent.headers.get('location')).toBe(`/register/sent${on}`);
    const cookie = sent.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const said = await (await page(`/register/sent${on}`, cookie)).text();
    expect(said).toContain(email);
    // This server has nothing that sends a mail, and says so to whoever waits for one.
    expect(said).toContain('いまはメールを送れません');
    // Only a demo shows what is in the mail, or speaks of its outbox.
    expect(/<main.*<\/main>/s.exec(said)?.[0]).toMatch(/^(?!.*(verify-email|outbox|デモ))/s);
    const closed = await (await page('/book?date=2027-01-01', '')).text();
    expect(closed).toContain('1月1日(金)は元日のため使えません');
    expect(closed).not.toContain('いつでも予約できます');
    expect(await (await page('/', '')).text()).not.toContain('いつでも予約できます');
    const again = await post(`${origin}/register/sent${on}`, { email }, cookie);
    expect(await again.text()).toContain('もう一度送りました');
    const [link = ''] = /http\S+verify-email\S+/.exec((await mailTo(origin, email)).text) ?? [];
    const verified = await fetch(link, { redirect: 'manual' });
    const shown = await page(verified.headers.get('location') ?? '', '');
    expect(await shown.text()).toContain(`/register/profile${on}`);
  });

  it('lets the address be changed: by its new owner’s mail, not before, and with the password', async () => {
    const person = await invite(origin, 'member', 'old@example.jp');
    const change = (email: string, password: string) =>
      post(`${origin}/account/security?/email`, { email, password }, person.cookie);
    const refused = await change('fresh@example.jp', 'not the password');
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('いまのパスワードがちがいます'),
    ]);
    // An address that is taken gives the same answer, and nobody a mail.
    const taken = await change('administrator@example.jp', person.password);
    expect(await taken.text()).toContain('いまはメールを送れません');
    expect((await mailTo(origin, 'old@example.jp')).subject).toContain('ご案内');
    const asked = await change('Fresh@example.jp', person.password);
    const said = await asked.text();
    expect(said).toContain('受け付けました。いまはメールを送れません');
    expect(said).not.toContain('確認のメールを送りました');
    expect((await mailTo(origin, 'old@example.jp')).subject).toContain('変更の手続き');
    expect((await auth('/sign-in/email', { ...person, email: 'fresh@example.jp' })).status).toBe(
      401,
    );
    const { text } = await mailTo(origin, 'fresh@example.jp');
    const [link = ''] = /http\S+verify-email\S+/.exec(text) ?? [];
    const opened = await fetch(link);
    expect(await opened.text()).toContain('メールアドレスを変えました');
    expect(await passwordIn(origin, 'fresh@example.jp', person.password)).toContain('session');
    expect((await auth('/sign-in/email', person)).status).toBe(401);
    expect(await (await page('/account', person.cookie)).text()).toContain('fresh@example.jp');
  });

  it('asks for the second factor, and takes no wrong code', async () => {
    const { email, password, secret } = await join(origin, 'manager', 'second@example.jp');
    const first = await auth('/sign-in/email', { email, password });
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    const cookies = first.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    expect(cookies.filter((each) => /session_token=./.test(each))).toEqual([]);
    const cookie = cookies.join('; ');
    const right = totp(secret ?? '');
    const wrong = right === '123456' ? '654321' : '123456';
    expect((await auth('/two-factor/verify-totp', { code: wrong }, { cookie })).status).toBe(401);
    expect((await auth('/two-factor/verify-totp', { code: right }, { cookie })).status).toBe(200);
  });

  it('gives whoever is more than a visitor nothing before there is a second factor', async () => {
    const person = await invite(origin, 'staff', 'weak@example.jp');
    expect((await page('/staff', person.cookie)).headers.get('location')).toContain(
      '/account/security',
    );
    expect((await api('GET', '/staff/floor?at=x', undefined, person.cookie)).status).toBe(403);
    expect((await watch(person.cookie)).word).toBe('unauthorized');
    const strong = await enrol(origin, person);
    expect((await page('/staff', strong.cookie)).status).toBe(200);
  });

  it('goes on to where one was on the way to, once there is a second factor', async () => {
    const { password, cookie } = await invite(origin, 'staff', 'onward@example.jp');
    const url = (action: string) => `${origin}/account/security?/${action}&next=%2Fstaff%2Fmembers`;
    const shown = await (await post(url('enrol'), { password }, cookie)).text();
    expect(shown).toContain('?/confirm&amp;next=%2Fstaff%2Fmembers');
    const uri = /name="uri" value="([^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const code = totp(new URL(uri).searchParams.get('secret') ?? '');
    const html = await (await post(url('confirm'), { code, uri, codes: '' }, cookie)).text();
    expect(html).toContain('認証アプリを使えるようにしました');
    expect(html).toContain('この機器');
    expect(html).toMatch(/href="\/staff\/members"[^>]*>\s*進む/);
    expect(html).not.toContain('の画面を使うには');
  });

  it('leads to no other site', async () => {
    const { email, password } = await invite(origin, 'member', 'redirect@example.jp');
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
    ]) {
      const url = `${origin}/login?next=${encodeURIComponent(next)}`;
      const { headers } = await post(url, { email, password });
      expect([next, headers.get('location')]).toEqual([
        next,
        expect.stringMatching(/^\/(?![/\\])/),
      ]);
    }
  });

  it('makes an address wait that guesses, and nobody else', async () => {
    const { email, password } = await invite(origin, 'member', 'guessed@example.jp');
    const from = (address: string, secret: string) =>
      auth('/sign-in/email', { email, password: secret }, { 'x-forwarded-for': address });
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await from('192.0.2.1', `wrong ${n}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await from('192.0.2.2', password)).status).toBe(200);
  });
});

describe('somebody who asks who is registered', () => {
  it('reads the same answer in any case; the owner of the address is told by mail', async () => {
    const email = 'known@example.jp';
    await invite(origin, 'member', email);
    const form = { familyName: '誰か', givenName: '', password: 'correct horse battery' };
    const answers = [];
    for (const each of [email, 'unknown@example.jp']) {
      const { status, headers } = await post(`${origin}/register`, { ...form, email: each });
      answers.push([status, headers.get('location')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect((await mailTo(origin, email)).subject).toContain('すでに登録されています');
    const forgot = [];
    for (const each of [email, 'nobody@example.jp']) {
      const response = await post(`${origin}/forgot`, { email: each });
      const words = (await response.text()).replace(/<script[\s\S]*?<\/script>|nonce-\S+/g, '');
      forgot.push([response.status, words.includes('登録があるアドレスのときは')]);
    }
    expect(forgot).toEqual([
      [200, true],
      [200, true],
    ]);
    expect((await mailTo(origin, email)).subject).toContain('再設定');
    await expect(mailTo(origin, 'nobody@example.jp')).rejects.toThrow('no mail');
  });
});

describe('pages of other sites', () => {
  it('can do nothing with our visitor’s cookie (IPA 1.6)', async () => {
    const evil = { origin: 'https://evil.example', cookie: admin.cookie };
    expect((await auth('/sign-out', {}, evil)).status).toBe(403);
    expect((await auth('/sign-in/email', { email: 'a@b.jp', password: 'x' }, evil)).status).toBe(
      403,
    );
    const form = await fetch(`${origin}/logout`, {
      method: 'POST',
      headers: { ...evil, 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect(form.status).toBe(403);
    expect((await watch(admin.cookie, { origin: evil.origin })).word).not.toBe('in');
    expect((await api('GET', '/account')).status).toBe(200);
  });
});

describe('accounts', () => {
  it('are made by the setup address once, and never all taken away', async () => {
    const setup = /token=([\w-]+)/.exec(server.output())?.[1] ?? '';
    const body = {
      token: setup,
      name: 'x',
      email: 'x@example.jp',
      password: 'correct horse battery',
    };
    expect((await api('POST', '/setup', body, '')).status).toBe(403);
    const id = await idOf(admin.email);
    expect((await api('PUT', `/accounts/${id}/role`, { role: 'member' })).status).toBe(409);
    expect((await api('PUT', `/accounts/${id}/ban`, { reason: 'x' })).status).toBe(409);
  });

  it('end every session when the password is set anew', async () => {
    const { cookie, email } = await invite(origin, 'member', 'reset@example.jp');
    await post(`${origin}/forgot`, { email });
    const token = /token=([\w-]+)/.exec((await mailTo(origin, email)).text)?.[1] ?? '';
    const form = { token, password: 'another horse battery' };
    expect((await post(`${origin}/reset`, { ...form, password: 'password123' })).status).toBe(400);
    expect((await post(`${origin}/reset`, form)).headers.get('location')).toContain('/login');
    expect((await api('GET', '/account', undefined, cookie)).status).toBe(401);
    expect((await post(`${origin}/reset`, form)).status).toBe(400);
  });

  it('have names that are text on every page (IPA 1.5), and no second line (IPA 1.8)', async () => {
    const name = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const person = await invite(origin, 'member', 'script@example.jp', name);
    for (const [path, cookie] of [
      ['/admin/accounts', admin.cookie],
      ['/admin/outbox', admin.cookie],
      ['/account', person.cookie],
    ] as const) {
      const html = await (await page(path, cookie)).text();
      const shown = html.replace(/<script[\s\S]*?<\/script>/, '');
      expect([path, html.includes('<img src=x'), html.includes('<script>alert')]).toEqual([
        path,
        false,
        false,
      ]);
      expect([path, shown.includes('&lt;img src=x')]).toEqual([path, true]);
    }
    const form = {
      familyName: 'a\r\nBcc: all@example.jp',
      givenName: '',
      password: 'correct horse battery',
    };
    expect((await post(`${origin}/register`, { ...form, email: 'crlf@example.jp' })).status).toBe(
      400,
    );
    const email = 'x@example.jp\r\nBcc: all@example.jp';
    expect((await api('POST', '/accounts', { name: 'x', email, role: 'staff' })).status).toBe(400);
  });
});
