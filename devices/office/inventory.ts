import { SEATS, UNITS } from './venue.ts';

/** Where a device looks: one seat, one region of several (from 1), or a line over a door. */
export type Place = { part?: number; space: string } | { door: string; line?: number };

export interface SensorDevice {
  /** As `decode` names it: DevEUI in lower hex, or the friendly name. */
  id: string;
  /** Catalogue name. */
  model: string;
  envelope: 'chirpstack' | 'tts' | 'zigbee2mqtt';
  /** The name in the network server or gateway. */
  name: string;
  places: Place[];
}

export interface AccessPointDevice {
  id: 'ap-1' | 'ap-2';
  model: string;
  envelope: 'routeros';
  name: string;
  places: [];
  /** Uplinks of the office that end at this router. */
  lines: { interface: string; name: string }[];
}

export type OfficeDevice = SensorDevice | AccessPointDevice;

const hex = (index: number) => index.toString(16).padStart(6, '0');

/** Milesight's own block (24:E1:24); the next four digits tell our models apart. */
const eui = (series: string, index: number) => `24e124${series}${hex(index)}`;

/** One VS341 for each chair with a pad, through ChirpStack v4. */
const chairs = SEATS.filter((seat) => seat.sensor === 'pressure').map(
  ({ id: space }, i): SensorDevice => ({
    id: eui('794c', i + 1),
    model: 'Milesight VS341',
    envelope: 'chirpstack',
    name: `seat-${space.toLowerCase()}`,
    places: [{ space }],
  }),
);

const booths = ['B01', 'B02'].map((space, i): SensorDevice => ({
  id: `booth-${i + 1}`,
  model: 'Tuya ZY-M100',
  envelope: 'zigbee2mqtt',
  name: `booth-${i + 1}`,
  places: [{ space }],
}));

const room: SensorDevice = {
  id: eui('798d', 1),
  model: 'Milesight VS321',
  envelope: 'tts',
  name: 'meeting-room',
  places: (UNITS['M'] ?? []).map((space, i) => ({ part: i + 1, space })),
};

const door: SensorDevice = {
  id: eui('716c', 1),
  model: 'Milesight VS133',
  envelope: 'chirpstack',
  name: 'door-1',
  places: [{ door: 'door-1', line: 1 }],
};

export const SENSORS: readonly SensorDevice[] = [...chairs, ...booths, room, door];

export const ACCESS_POINTS: readonly AccessPointDevice[] = [
  {
    id: 'ap-1',
    model: 'MikroTik RouterOS',
    envelope: 'routeros',
    name: '無線AP 1（受付側）',
    places: [],
    lines: [
      { interface: 'ether1', name: '光回線1' },
      { interface: 'ether2', name: '光回線2' },
    ],
  },
  {
    id: 'ap-2',
    model: 'MikroTik RouterOS',
    envelope: 'routeros',
    name: '無線AP 2（奥）',
    places: [],
    lines: [],
  },
];

/** Everything that is installed in the virtual office. */
export const INVENTORY: readonly OfficeDevice[] = [...SENSORS, ...ACCESS_POINTS];

/** The sensor with this id, or the one that watches this space or door; RangeError otherwise. */
export function sensorOf(idOrPlace: string): SensorDevice {
  const sensor = SENSORS.find(
    (device) =>
      device.id === idOrPlace ||
      device.places.some((place) => ('space' in place ? place.space : place.door) === idOrPlace),
  );
  if (!sensor) throw new RangeError(`no sensor ${idOrPlace} in the virtual office`);
  return sensor;
}
