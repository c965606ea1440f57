import type { ContentText, Known } from '$lib/content/text.ts';

export const text = ({ facts, fact }: Known): ContentText => ({
  title: 'Wi-Fi',
  lead: 'Free Wi-Fi for everybody who uses the office.',
  sections: [
    {
      heading: 'How to connect',
      body: [
        {
          steps: [
            'Check in at reception.',
            'Choose the network of the office in the Wi-Fi list of your device.',
            'Type the password.',
          ],
        },
        {
          facts:
            facts.wifi === null
              ? [['Network and password', 'You are told at reception.']]
              : [
                  ...fact('Network', facts.wifi.network),
                  ...fact('Encryption', facts.wifi.security),
                  ...fact('Password', facts.wifi.key),
                ],
        },
      ],
    },
    {
      heading: 'Equipment',
      body: [
        {
          facts: [
            ['Standard', 'Wi-Fi 6 (IEEE 802.11ax)'],
            ['Devices at a time', 'About 50'],
            ['Lines', 'Two optical lines (up to about 1 Gbps each, best effort)'],
            ['Security', 'The connection is encrypted, and access is controlled.'],
          ],
        },
        'Best effort means that no speed is guaranteed. It may be slower when many people use it.',
      ],
    },
    {
      heading: 'Stay safe',
      body: [
        {
          list: [
            'Make sure that the name of the network is right. Beware of names that look alike.',
            'Before you type a password, make sure that the address begins with https.',
            'Use a VPN where your company asks for it.',
            'Switch file sharing off, and keep your system and software up to date.',
          ],
        },
      ],
    },
    {
      heading: 'If it does not work',
      body: [
        {
          list: [
            'Switch the Wi-Fi of your device off and on again.',
            'Check capital and small letters of the password.',
            'If it still does not work, please tell reception.',
          ],
        },
      ],
    },
    {
      heading: 'What we count',
      body: [
        'We count how many devices are connected, to tell how busy it is, and nothing else. The number of a device (MAC address) is never stored, and we do not look at the sites that you visit. See [About sensors](/sensors).',
      ],
    },
  ],
});
