import { Writable } from 'node:stream';
import { writeToStream, type Packet } from 'mqtt-packet';
import { expect, it } from 'vitest';
import { keepNoNumbers } from './packets.ts';

/** The bytes of a packet as a connection sends them. */
const bytesOf = async (packet: Packet): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  writeToStream(packet, stream);
  await new Promise((resolve) => setImmediate(resolve)); // it gathers what is written in one turn
  return Buffer.concat(chunks);
};

it('writes the number of a packet without a store of them', async () => {
  keepNoNumbers();
  expect(writeToStream.cacheNumbers).toBe(false);
  // MQTT 3.1.1, 3.4: type and length, then the packet identifier, most significant byte first
  expect([...(await bytesOf({ cmd: 'puback', messageId: 0xabcd }))]).toEqual([0x40, 2, 0xab, 0xcd]);
});
