import fc from 'fast-check';
import { Receiver } from 'node-routeros';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { decodeLength, decodeText, encodeLength, encodeSentence, SentenceReader } from './wire.ts';

const word = fc.uint8Array({ minLength: 1, maxLength: 300 });
const sentence = fc.array(word, { minLength: 1, maxLength: 6 });
const plain = (sentences: Buffer[][]) =>
  sentences.map((words) => words.map((each) => each.toString('hex')));

describe('length of a word (devices.md 2.1)', () => {
  it.each([
    [0, '00'],
    [0x7f, '7f'],
    [0x80, '8080'],
    [0x3fff, 'bfff'],
    [0x4000, 'c04000'],
    [0x1fffff, 'dfffff'],
    [0x200000, 'e0200000'],
    [0xfffffff, 'efffffff'],
    [0x10000000, 'f010000000'],
    [0xffffffff, 'f0ffffffff'],
  ])('%d is %s', (length, hex) => {
    expect(encodeLength(length).toString('hex')).toBe(hex);
    expect(decodeLength(Buffer.from(hex, 'hex'))).toEqual({ length, size: hex.length / 2 });
  });

  it('agrees with the decoder of node-routeros', () => {
    const theirs = new Receiver(new Socket()) as unknown as {
      decodeLength(data: Buffer): [number, number];
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (length) => {
        const bytes = encodeLength(length);
        expect(theirs.decodeLength(bytes)).toEqual([bytes.length, length]);
      }),
    );
  });

  it('may be longer than needed, and is incomplete one byte short', () => {
    fc.assert(
      fc.property(fc.nat(0x3fffff), fc.integer({ min: 1, max: 5 }), (length, form) => {
        const bytes = encodeLength(length, form);
        expect(bytes.length).toBeGreaterThanOrEqual(form);
        expect(decodeLength(bytes)).toEqual({ length, size: bytes.length });
        expect(decodeLength(bytes.subarray(0, -1))).toBeNull();
      }),
    );
  });

  it.each([0xf8, 0xff])('0x%s is reserved', (first) => {
    expect(() => decodeLength(Buffer.of(first, 0, 0, 0, 0))).toThrow('reserved');
  });
});

describe('SentenceReader', () => {
  it('reads the same sentences whatever the pieces and the length forms', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (sentences, sizes, form) => {
          const bytes = Buffer.concat(sentences.map((words) => encodeSentence(words, form)));
          const reader = new SentenceReader();
          const found: Buffer[][] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const end = at + sizes[turn % sizes.length]!;
            found.push(...reader.push(bytes.subarray(at, end)));
            at = end;
          }
          expect(plain(found)).toEqual(
            sentences.map((words) => words.map((each) => Buffer.from(each).toString('hex'))),
          );
        },
      ),
    );
  });

  it('reads a stream cut in two at every offset', () => {
    const long = 'x'.repeat(200);
    const bytes = Buffer.concat([
      encodeSentence(['!re', '.tag=a', `=comment=${long}`]),
      encodeSentence(['!done', '.tag=a']),
    ]);
    const whole = plain(new SentenceReader().push(bytes));
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = new SentenceReader();
      const found = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))];
      expect(plain(found)).toEqual(whole);
    }
  });

  it('reads words of every length form', () => {
    for (const length of [0x7f, 0x80, 0x4000, 0x200000]) {
      const reader = new SentenceReader(0x200000);
      const found = reader.push(encodeSentence(['!re', Buffer.alloc(length, 0x61)]));
      expect(found[0]?.[1]?.length).toBe(length);
    }
  });

  it('ignores empty sentences and refuses a word beyond the limit', () => {
    const reader = new SentenceReader(1000);
    expect(reader.push(Buffer.of(0, 0, 0))).toEqual([]);
    expect(() => reader.push(encodeLength(1001))).toThrow('a word of 1001 bytes');
  });
});

describe('decodeText', () => {
  it('keeps all UTF-8, of which half of the kana break as Windows-1252', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
      }),
    );
    expect(decodeText(Buffer.from('あいの会議室', 'utf8'))).toBe('あいの会議室');
  });

  it('takes what is not UTF-8 for Windows-1252', () => {
    expect(decodeText(Buffer.from([0x43, 0x61, 0x66, 0xe9]))).toBe('Café');
  });
});
