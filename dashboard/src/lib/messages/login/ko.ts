import type { LoginWords } from './words.ts';

const later = (seconds: number | null) => {
  if (seconds === null) return '잠시 후에';
  return seconds < 60 ? `${seconds}초 후에` : `${Math.ceil(seconds / 60)}분 후에`;
};

export const words = {
  title: '로그인',
  check: '입력 내용을 확인해 주세요',
  fresh: '비밀번호가 바뀌었습니다. 로그인해 주세요.',
  email: '이메일 주소',
  password: '비밀번호',
  must: '필수',
  go: '로그인하기',
  again: '확인 메일 다시 보내기',
  passkey: '패스키로 로그인하기',
  passkeyFailed: '패스키를 쓸 수 없었습니다. 다시 시도해 주세요.',
  forgot: '비밀번호를 잊었습니다',
  first: ['처음 쓰시는 분은 ', '이용자 등록'],
  problems: {
    empty: '이메일 주소와 비밀번호를 입력해 주세요.',
    wrong: '이메일 주소나 비밀번호가 틀립니다.',
    unverified: '이메일 주소가 아직 확인되지 않았습니다. 보내 드린 메일의 주소를 열어 주세요.',
    banned: '이 계정은 정지되었습니다. 접수처에 문의해 주세요.',
    passkey: '이 계정은 패스키로 로그인해 주세요.',
  },
  later,
  locked: (seconds) =>
    `잘못된 입력이 이어져 접수를 멈추었습니다. ${later(seconds)} 다시 시도해 주세요.`,
} satisfies LoginWords;
