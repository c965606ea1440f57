import { describe, expect, it } from 'vitest';
import { holdsMac, withoutMac } from './mac.ts';

describe('MAC addresses', () => {
  it.each([
    '00:16:28:FA:8E:68',
    '00-16-28-fa-8e-68',
    '0016.28fa.8e68',
    '00%3A16%3A28%3AFA%3A8E%3A68',
    'desk_00_16_28_fa_8e_68',
    'B8D61A8B17CC',
    'shellyplusht-b8d61a8b17cc',
    'name=28:57:be:ee:d1:5a;',
    '5e5a0e6c-c9f1-11ee-8f87-28cdc1000001',
  ])('are seen in %s', (text) => {
    expect(holdsMac(text)).toBe(true);
    expect(holdsMac(withoutMac(text))).toBe(false);
  });

  it.each([
    '24e124794c000001',
    '0x00158d000358e8cd',
    '369362028335',
    '1775434353410',
    '2026-04-06T00:12:33.775023242+00:00',
    '17c82e96-be03-4f38-aef3-f83d48582d97',
    'AXA50tHUGUucuzS/bCGMNw==',
    '03d24800000004d2c8000000',
    'Milesight VS341',
  ])('are not seen in %s', (text) => {
    expect(holdsMac(text)).toBe(false);
    expect(withoutMac(text)).toBe(text);
  });
});
