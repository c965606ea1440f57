import { describe, expect, it } from 'vitest';
import { readQuery } from './find.ts';

describe('finding', () => {
  it('[RC10] reads numbers of any width, with or without hyphen', () => {
    for (const typed of ['204117', '2041-17', '２０４１１７', '2041‐17', ' 2041ー17 ']) {
      expect(readQuery(typed)).toEqual({ kind: 'number', number: '204117' });
    }
  });

  it('[RC10] reads two letters or more as a name, and less as nothing', () => {
    expect(readQuery('ムラ')).toEqual({ kind: 'name', text: 'ムラ' });
    expect(readQuery('村')).toBeNull();
    expect(readQuery('𠮷田')).toEqual({ kind: 'name', text: '𠮷田' });
  });

  it('[RC11] reads codes and seats', () => {
    expect(readQuery('kuuseki:card:ab-1')).toEqual({ kind: 'card', token: 'ab-1' });
    expect(readQuery('kuuseki:booking:x')).toEqual({ kind: 'booking', id: 'x' });
    expect(readQuery('ａ０１')).toEqual({ kind: 'seat', label: 'A01' });
    expect(readQuery('kuuseki:card:x y')).toMatchObject({ kind: 'name' });
  });
});
