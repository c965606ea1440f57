import { writeToStream } from 'mqtt-packet';

/**
 * Makes every MQTT connection of this process, the broker's too, write the numbers of its packets as
 * they come: kept ready, all 65,536 of them are as many buffers and 17 MB for as long as we run.
 */
export function keepNoNumbers(): void {
  writeToStream.cacheNumbers = false;
}
