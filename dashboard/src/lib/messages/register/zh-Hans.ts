import { words as login } from '../login/zh-Hans.ts';
import type { RegisterWords } from './words.ts';

const { check, email, password, must, later } = login;

export const words = {
  ...{ check, email, password, must, later },
  start: {
    title: '使用登记',
    lead: '首先登记姓名和电子邮件地址。之后请从我们发送的邮件继续。',
    family: '姓',
    given: '名',
    hint: '10个字符以上。不能使用常见的密码，也不能与姓名或电子邮件地址相同',
    kept: [
      '您的信息用于确认登记、预约和通知。详情请看',
      '和',
      '。是否同意将在之后的申请页面询问。',
    ],
    texts: ['个人信息的处理（日语）', '使用条款（日语）'],
    go: '接收确认邮件',
    known: ['已登记的人请', '登录', ''],
  },
  problems: {
    family: '请输入姓。',
    name: '请输入80个字符以内的姓名。',
    email: '请按“name@example.jp”的形式输入电子邮件地址。',
  },
  busy: (seconds) => `由于次数过多，暂时停止受理。${later(seconds)}重试。`,
  weak(fault) {
    switch (fault.rule) {
      case 'missing':
        return '请输入密码。';
      case 'tooShort':
        return `密码请用${fault.least}个字符以上。`;
      case 'tooLong':
        return `密码请用${fault.most}个字符以内。`;
      case 'guessable':
        return '这个密码容易被猜到，不能使用。请换一个密码。';
    }
  },
  sent: {
    title: '邮件已发送',
    again: '已重新发送。',
    to: ['确认邮件已发送到 ', '。'],
    entered: '您输入的地址',
    open: '请在24小时内打开邮件中的链接。',
    missing: [
      '如果没有收到邮件，请查看垃圾邮件文件夹，并确认输入的地址。如果地址有误，可以',
      '重新登记',
      '。',
    ],
    resend: '重新发送邮件',
  },
  unsent: {
    title: '登记已受理',
    received: '已受理',
    to: ['确认邮件将发送到 ', '。'],
    ask: '现在不能发送邮件。邮件内容请向服务台询问。',
  },
  demo: {
    outbox: ['这是演示，不会发送邮件。管理员可以在', '发件箱（日语）', '查看。'],
    open: '打开邮件中的链接',
  },
  japanese: '以下内容为日语。如需帮助，请向服务台询问。',
  verify: {
    done: {
      title: '电子邮件地址已确认',
      words: '谢谢。接下来请申请使用登记。',
      go: '继续',
    },
    changed: {
      title: '电子邮件地址已更改',
      words: '今后的通知将发送到新的地址。登录时也请使用新的地址。',
      go: '前往我的页面',
    },
    late: {
      title: '链接已过期',
      words: '链接的有效期为24小时。尝试登录后，可以重新接收确认邮件。',
      go: '前往登录',
    },
    wrong: {
      title: '未能确认',
      words: '链接可能不完整。请重新打开邮件中的完整链接。',
      go: '前往登录',
    },
  },
  forgot: {
    title: '重设密码',
    lead: '我们会向您登记的电子邮件地址发送重设密码的邮件。',
    go: '接收邮件',
    sent: '如果该地址已登记，会收到重设密码的邮件。请在1小时内打开邮件中的链接。',
    back: '返回登录',
  },
  reset: {
    title: '新密码',
    lead: '更改后，其他设备上的登录都会结束。',
    label: '新密码',
    hint: '10个字符以上（管理员14个字符以上）。不能使用常见的密码，也不能与姓名或电子邮件地址相同',
    go: '使用这个密码',
    dead: {
      title: '此链接不能使用',
      words: '链接已过期或已被使用。请重新接收邮件。',
      go: '接收重设密码的邮件',
    },
  },
} satisfies RegisterWords;
