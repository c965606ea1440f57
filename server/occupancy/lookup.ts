import type { Layout, LayoutDevice, LayoutSpace, LayoutZone } from './layout.ts';

/** Lookups that follow from the layout; made once, not part of the board's bytes. */
export interface Index {
  space: Map<string, LayoutSpace>;
  zone: Map<string, LayoutZone>;
  device: Map<string, LayoutDevice>;
  /** Registers that speak for a space. */
  sources: Map<string, { key: string; device: LayoutDevice }[]>;
  zoneSpaces: Map<string, string[]>;
  /** Devices whose word depends on a bridge. */
  children: Map<string, LayoutDevice[]>;
}

const indexes = new WeakMap<Layout, Index>();

/** The lookups of a layout. */
export function indexOf(layout: Layout): Index {
  const known = indexes.get(layout);
  if (known !== undefined) return known;
  const index: Index = {
    space: new Map(layout.spaces.map((space) => [space.id, space])),
    zone: new Map(layout.zones.map((zone) => [zone.id, zone])),
    device: new Map(layout.devices.map((device) => [device.id, device])),
    sources: new Map(),
    zoneSpaces: new Map(layout.zones.map((zone) => [zone.id, []])),
    children: new Map(),
  };
  for (const space of layout.spaces) index.zoneSpaces.get(space.zone)?.push(space.id);
  for (const device of layout.devices) {
    if (device.bridge !== null) push(index.children, device.bridge, device);
    for (const place of device.places) {
      if ('space' in place) {
        push(index.sources, place.space, { key: `${device.id}#${place.part}`, device });
      }
    }
  }
  indexes.set(layout, index);
  return index;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
