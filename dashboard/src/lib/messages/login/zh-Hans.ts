import type { LoginWords } from './words.ts';

const later = (seconds: number | null) => {
  if (seconds === null) return '请稍后';
  return seconds < 60 ? `请在${seconds}秒后` : `请在${Math.ceil(seconds / 60)}分钟后`;
};

export const words = {
  title: '登录',
  check: '请确认输入内容',
  fresh: '密码已更改。请登录。',
  email: '电子邮件地址',
  password: '密码',
  must: '必填',
  go: '登录',
  again: '重新发送确认邮件',
  passkey: '用通行密钥登录',
  passkeyFailed: '未能使用通行密钥。请重试。',
  forgot: '忘记密码',
  first: ['初次使用的人：', '使用登记'],
  problems: {
    empty: '请输入电子邮件地址和密码。',
    wrong: '电子邮件地址或密码不正确。',
    unverified: '电子邮件地址尚未确认。请打开我们发送的邮件中的链接。',
    banned: '此账户已被停止。请向服务台询问。',
    passkey: '此账户请用通行密钥登录。',
  },
  later,
  locked: (seconds) => `由于多次出错，暂时停止受理。${later(seconds)}重试。`,
} satisfies LoginWords;
