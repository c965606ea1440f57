import { words as login } from '../login/ko.ts';
import type { RegisterWords } from './words.ts';

const { check, email, password, must, later } = login;

export const words = {
  ...{ check, email, password, must, later },
  start: {
    title: '이용자 등록',
    lead: '먼저 이름과 이메일 주소를 등록합니다. 다음은 보내 드리는 메일에서 이어집니다.',
    family: '성',
    given: '이름',
    hint: '10자 이상. 흔한 비밀번호나 이름, 이메일 주소와 같은 것은 쓸 수 없습니다',
    kept: [
      '받은 정보는 등록 확인과 예약, 알림에 씁니다. 자세한 내용은 ',
      ', ',
      '을 봐 주세요. 동의는 다음 신청 화면에서 여쭙니다.',
    ],
    texts: ['개인정보 취급(일본어)', '이용 약관(일본어)'],
    go: '확인 메일 받기',
    known: ['등록하신 분은 ', '로그인', ''],
  },
  problems: {
    family: '성을 입력해 주세요.',
    name: '이름을 80자 이내로 입력해 주세요.',
    email: '이메일 주소를 “name@example.jp” 형식으로 입력해 주세요.',
  },
  busy: (seconds) => `횟수가 많아 접수를 멈추었습니다. ${later(seconds)} 다시 시도해 주세요.`,
  weak(fault) {
    switch (fault.rule) {
      case 'missing':
        return '비밀번호를 입력해 주세요.';
      case 'tooShort':
        return `비밀번호는 ${fault.least}자 이상으로 해 주세요.`;
      case 'tooLong':
        return `비밀번호는 ${fault.most}자 이내로 해 주세요.`;
      case 'guessable':
        return '이 비밀번호는 추측하기 쉬워 쓸 수 없습니다. 다른 비밀번호로 해 주세요.';
    }
  },
  sent: {
    title: '메일을 보냈습니다',
    again: '다시 보냈습니다.',
    to: ['', '(으)로 확인 메일을 보냈습니다.'],
    entered: '입력하신 주소',
    open: '24시간 안에 메일에 적힌 주소를 열어 주세요.',
    missing: [
      '메일이 오지 않으면 스팸 메일함과 입력하신 주소를 확인해 주세요. 주소가 틀렸다면 ',
      '다시 등록할 수 있습니다',
      '.',
    ],
    resend: '메일 다시 보내기',
  },
  unsent: {
    title: '등록을 접수했습니다',
    received: '접수했습니다',
    to: ['', '(으)로 확인 메일을 보냅니다.'],
    ask: '지금은 메일을 보낼 수 없습니다. 메일 내용은 접수처에 문의해 주세요.',
  },
  demo: {
    outbox: [
      '데모이므로 메일을 보내지 않습니다. 관리자는 ',
      '보낼 편지함(일본어)',
      '에서 읽을 수 있습니다.',
    ],
    open: '메일에 적힌 주소 열기',
  },
  japanese: '다음 내용은 일본어입니다. 도움이 필요하시면 접수처에 문의해 주세요.',
  verify: {
    done: {
      title: '이메일 주소를 확인했습니다',
      words: '감사합니다. 이어서 이용 등록을 신청해 주세요.',
      go: '계속하기',
    },
    changed: {
      title: '이메일 주소를 바꾸었습니다',
      words: '앞으로의 알림은 새 주소로 갑니다. 로그인할 때도 새 주소를 써 주세요.',
      go: '마이페이지로',
    },
    late: {
      title: '기한이 지났습니다',
      words:
        '이 주소는 24시간이 지나면 쓸 수 없습니다. 로그인하려고 하면 확인 메일을 다시 받을 수 있습니다.',
      go: '로그인으로',
    },
    wrong: {
      title: '확인할 수 없었습니다',
      words: '주소가 중간에 잘렸을 수 있습니다. 메일의 주소 전체를 다시 열어 주세요.',
      go: '로그인으로',
    },
  },
  forgot: {
    title: '비밀번호 재설정',
    lead: '등록하신 이메일 주소로 재설정 메일을 보냅니다.',
    go: '메일 받기',
    sent: '등록된 주소라면 재설정 메일이 옵니다. 1시간 안에 메일에 적힌 주소를 열어 주세요.',
    back: '로그인으로 돌아가기',
  },
  reset: {
    title: '새 비밀번호',
    lead: '바꾸면 다른 기기의 로그인은 모두 끝납니다.',
    label: '새 비밀번호',
    hint: '10자 이상(관리자는 14자 이상). 흔한 비밀번호나 이름, 이메일 주소와 같은 것은 쓸 수 없습니다',
    go: '이 비밀번호로 하기',
    dead: {
      title: '이 주소는 쓸 수 없습니다',
      words: '기한이 지났거나 이미 쓰였습니다. 메일을 다시 받아 주세요.',
      go: '재설정 메일 받기',
    },
  },
} satisfies RegisterWords;
