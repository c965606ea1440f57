import type { Arrival } from '$contract/reception.ts';
import type { Entry } from './disagreements.ts';

/** The one thing to do about an entry, with the key that does it in the drawer. */
export type Next =
  | { act: 'walkIn'; word: '受付'; key: 'W' }
  | { act: 'checkIn'; word: '受付'; key: 'C'; strip: Arrival }
  | { act: 'checkOut'; word: '退館'; key: 'X'; strip: Arrival }
  | { act: 'extend'; word: '延長'; key: 'E'; strip: Arrival }
  | { act: 'free'; word: '空き'; key: 'V' }
  | { act: 'taken'; word: '使用中'; key: '' }
  | { act: 'count'; word: '人数'; key: '' };

/** What a person does next; null where only looking helps. */
export function nextOf(
  { code, target, occupied }: Pick<Entry, 'code' | 'target' | 'occupied'>,
  arrivals: readonly Arrival[],
  owner: (seat: string) => string,
): Next | null {
  const space = target !== 'count' && 'space' in target ? target.space : null;
  const here = (state: Arrival['state']) =>
    arrivals.find((each) => space !== null && each.space === owner(space) && each.state === state);
  switch (code) {
    case 'occupiedWithoutCheckIn': {
      const strip = here('check') ?? here('late');
      if (strip) return { act: 'checkIn', word: '受付', key: 'C', strip };
      return { act: 'walkIn', word: '受付', key: 'W' };
    }
    case 'checkedInEmpty': {
      const strip = here('arrived');
      return strip ? { act: 'checkOut', word: '退館', key: 'X', strip } : null;
    }
    case 'noShow':
    case 'bookedNotArrived': {
      const strip = here('late') ?? here('check');
      return strip ? { act: 'extend', word: '延長', key: 'E', strip } : null;
    }
    case 'sensorStuck':
      if (space !== null && occupied === false) return { act: 'taken', word: '使用中', key: '' };
      return space === null ? null : { act: 'free', word: '空き', key: 'V' };
    case 'sensorSilent':
    case 'sensorNeverHeard':
    case 'sensorRestless':
      return space === null ? null : { act: 'free', word: '空き', key: 'V' };
    case 'doorRestarted':
    case 'overCapacity':
    case 'doorDisagrees':
    case 'wifiDisagrees':
      return { act: 'count', word: '人数', key: '' };
    case 'doorSilent':
    case 'doorImbalance':
    case 'wifiSilent':
    case 'wifiShifted':
    case 'batteryFalling':
    case 'batteryLow':
      return null;
    default:
      return code satisfies never;
  }
}
