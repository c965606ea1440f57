import type { Disagreement, StaffSnapshot } from '../../contract/staff.ts';

/** Makes of what reception is told what it would be told in a rare case. */
export type Told = (view: StaffSnapshot) => StaffSnapshot;

/** Everything that reception can be asked to look at, in one list: most of it takes days to come about. */
export const everyDoubt: Told = (view) => {
  const ago = (minutes: number) =>
    new Date(Date.parse(view.takenAt) - minutes * 60_000).toISOString();
  const seats = view.spaces.map(({ id }) => id);
  const seat = (n: number) => seats[(n * 5) % seats.length] ?? '';
  const sensor = (n: number) => ({
    space: seat(n),
    device: view.devices.find(({ places }) => places.includes(seat(n)))?.id ?? '',
  });
  const door =
    view.devices.find(({ places }) => places.some((id) => !seats.includes(id)))?.id ?? '';
  const accessPoint = view.accessPoints[0]?.id ?? '';
  const people = { n: 14, lo: 11, hi: 17 };
  const disagreements: Disagreement[] = [
    { code: 'overCapacity', people: { n: 61, lo: 55, hi: 66 }, capacity: 50 },
    { code: 'sensorStuck', ...sensor(1), since: ago(3_000), occupied: false },
    { code: 'sensorStuck', ...sensor(2), since: ago(700), occupied: true },
    { code: 'sensorSilent', ...sensor(3), since: ago(41) },
    { code: 'sensorNeverHeard', ...sensor(4), since: ago(1_700) },
    { code: 'doorSilent', device: door, since: ago(25) },
    { code: 'doorRestarted', device: door, since: ago(12) },
    { code: 'doorDisagrees', door: -3, people },
    { code: 'wifiDisagrees', accessPoint, wifi: { n: 25, lo: 20, hi: 30 }, people },
    { code: 'occupiedWithoutCheckIn', space: seat(5), since: ago(18) },
    { code: 'checkedInEmpty', space: seat(6), since: ago(35) },
    { code: 'noShow', space: seat(7), since: ago(120), chance: 0.98 },
    { code: 'bookedNotArrived', space: seat(8), since: ago(18) },
    { code: 'wifiSilent', accessPoint, since: ago(9) },
    { code: 'wifiShifted', accessPoint, clients: -8 },
    { code: 'sensorRestless', ...sensor(9), changes: 40 },
    { code: 'doorImbalance', device: door, share: 0.2 },
    { code: 'batteryLow', device: sensor(10).device, percent: 7 },
    { code: 'batteryFalling', device: sensor(11).device, percent: 40, perDay: 5.8 },
  ];
  return { ...view, disagreements };
};
