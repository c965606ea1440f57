import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact, line }: Known): ContentText => ({
  title: '오시는 길',
  lead: '야마구치현청 본관동 1층, 현민홀 안에 있습니다.',
  sections: [
    {
      heading: '장소',
      body: [
        {
          facts: [
            ['건물', '야마구치현청 본관동 1층 현민홀'],
            ...fact('주소', facts.address),
            ['찾는 법', '자동판매기 코너 옆입니다.'],
            ...fact('전화', facts.phone),
            ...fact('이메일', facts.email),
          ],
        },
      ],
    },
    {
      heading: '가는 방법',
      body: [
        facts.directions.length > 0
          ? { list: facts.directions.flatMap(line) }
          : '교통 안내는 준비 중입니다. 접수처에 문의해 주세요.',
        ...line(facts.parking),
      ],
    },
    {
      heading: '도착하면',
      body: [
        {
          steps: [
            '정면 출입구로 들어오면 접수처가 있습니다.',
            '예약한 분은 회원증이나 예약 코드를 보여 주세요. 입구의 태블릿에서도 접수할 수 있습니다.',
            '예약하지 않은 분은 접수처에서 빈자리를 물어봐 주세요.',
          ],
        },
        '자리 배치는 [자리 배치도](/?view=map)에서 볼 수 있습니다. 도움이 필요하면 접수처에 말씀해 주세요.',
      ],
    },
  ],
});
