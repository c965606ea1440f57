import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorPlan, type FloorPlan } from '$contract/floorplan.ts';
import { faultsOf } from '$contract/plan-laws.ts';
import { apply, begin, type Command, type EditState } from './edit.ts';
import { roomOf, within, type Layer, type Ref } from './pieces.ts';

const BASE: FloorPlan = floorPlan.parse(JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')));
const known = BASE.spaces.map(({ id, label, zone }) => ({ id, label, zone }));
const start = () =>
  begin(
    BASE,
    known.map(({ id }) => id),
  );
const run = (...commands: Command[]) => commands.reduce(apply, start());
const seat = (id: string): Ref => ({ layer: 'seat', id });
const find = ({ plan }: EditState, id: string) => plan.spaces.find((each) => each.id === id);

describe('the editor', () => {
  it('puts a seat beside another: next name, same kind, behind its zone’s last', () => {
    const state = run({ do: 'addSeat', zone: 'open', at: [6, 7.2], like: 'A01' });
    expect(find(state, 'A23')).toMatchObject({ label: 'A23', x: 5.7, y: 6.9, rotation: 180 });
    expect(state.selected).toEqual(seat('A23'));
    const at = state.plan.spaces.findIndex(({ id }) => id === 'A23');
    expect(state.plan.spaces[at - 1]?.id).toBe('A22');
    expect(faultsOf(state.plan, { before: BASE, known })).toEqual([]);
  });

  it('never gives a retired name to another seat', () => {
    const state = run(
      { do: 'retire', ref: seat('A22') },
      { do: 'addSeat', zone: 'open', at: [6, 7.2] },
    );
    expect(state.selected).toEqual(seat('A23'));
  });

  it('moves, turns, and stops at the wall', () => {
    const state = run(
      { do: 'move', ref: seat('B01'), dx: 0.1, dy: -0.05 },
      { do: 'rotate', id: 'B01', by: 15 },
      { do: 'rotate', id: 'P01', by: -15 },
      { do: 'move', ref: seat('A22'), dx: 0, dy: 9 },
      { do: 'move', ref: { layer: 'wall', id: 'W-M1' }, dx: 9, dy: 1 },
    );
    expect(find(state, 'B01')).toMatchObject({ x: 18.8, y: 4.85, rotation: 105 });
    expect(find(state, 'P01')?.rotation).toBe(345);
    expect(find(state, 'A22')?.y).toBe(9.4);
    expect(state.plan.walls.find(({ id }) => id === 'W-M1')).toMatchObject({
      from: [20, 1],
      to: [20, 4.7],
    });
  });

  it('keeps the outer walls; what was drawn as one by mistake is another kind first', () => {
    const retire: Command = { do: 'retire', ref: { layer: 'wall', id: 'W-N' } };
    expect(run(retire).plan).toBe(BASE);
    const low = run({ do: 'set', ref: retire.ref, to: { kind: 'low' } }, retire);
    expect(low.plan.walls.some(({ id }) => id === 'W-N')).toBe(false);
  });

  it('tells how much each field of a rectangle may hold: exactly what is taken as it is', () => {
    const { venue } = BASE;
    for (const each of BASE.spaces) {
      const room = roomOf(each, venue);
      for (const side of ['x', 'y', 'w', 'h'] as const) {
        const most = { ...each, [side]: room[side] };
        expect(within(most, venue)).toEqual(most);
        const more = { ...each, [side]: room[side] + 0.01 };
        expect(within(more, venue)).not.toEqual(more);
      }
    }
  });

  it('moves one end of a wall', () => {
    const ref: Ref = { layer: 'wall', id: 'W-C2' };
    const state = run({ do: 'move', ref, dx: 0.5, dy: 0, grip: 'to' });
    expect(state.plan.walls.find(({ id }) => id === 'W-C2')).toMatchObject({
      from: [0, 5.3],
      to: [3.1, 5.3],
    });
  });

  it('repeats in a row', () => {
    const state = run(
      { do: 'addSeat', zone: 'open', at: [6, 7.2] },
      { do: 'repeat', id: 'A23', times: 7, dx: 1.2, dy: 0 },
    );
    const row = state.plan.spaces.filter(({ y }) => y === 6.9);
    expect(row.map(({ id, x }) => [id, x])).toEqual(
      [...'34567890'].map((n, i) => [i < 7 ? `A2${n}` : 'A30', Number((5.7 + i * 1.2).toFixed(3))]),
    );
    expect(apply(apply(state, { do: 'undo' }), { do: 'undo' }).plan).toBe(BASE);
  });

  it('books a new seat of a room with the room, and drops a table with its last seat', () => {
    const state = run(
      { do: 'addSeat', zone: 'meeting', at: [19.5, 2] },
      { do: 'retire', ref: seat('C05') },
      { do: 'retire', ref: seat('C06') },
    );
    expect(state.plan.units.map(({ id, seats }) => [id, seats.length])).toEqual([
      ['M', 5],
      ['CA', 4],
    ]);
    expect(state.plan.units[0]?.seats).toContain('M05');
    expect(faultsOf(state.plan, { before: BASE, known })).toEqual([]);
  });

  it('calls a new seat by its label, and keeps the id of one with a past', () => {
    const state = run(
      { do: 'addSeat', zone: 'open', at: [6, 7.2] },
      { do: 'set', ref: seat('A23'), to: { label: 'A40' } },
      { do: 'set', ref: seat('A01'), to: { label: 'A41' } },
      { do: 'set', ref: seat('A02'), to: { label: 'あ1' } },
    );
    expect(find(state, 'A40')?.label).toBe('A40');
    expect(find(state, 'A01')?.label).toBe('A41');
    expect(find(state, 'A02')?.label).toBe('A02');
  });

  it('goes on to the neighbour when something is retired', () => {
    expect(run({ do: 'retire', ref: seat('P03') }).selected).toEqual(seat('P02'));
    expect(run({ do: 'retire', ref: { layer: 'zone', id: 'open' } }).plan).toBe(BASE);
  });

  it('forgets what was undone once something else is done', () => {
    const turn: Command = { do: 'rotate', id: 'P01', by: 15 };
    expect(run(turn, { do: 'undo' }, { do: 'redo' }).plan).toEqual(run(turn).plan);
    expect(run(turn, { do: 'undo' }, { do: 'rotate', id: 'P02', by: 15 }).future).toEqual([]);
    expect(run({ do: 'undo' }, { do: 'redo' }).plan).toBe(BASE);
  });
});

const metres = fc.oneof(
  fc.double({ min: -70, max: 70, noNaN: true }),
  fc.integer({ min: -40, max: 40 }).map((n) => n / 20),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e9),
);
const LAYERS: Record<Layer, string[]> = {
  seat: ['A01', 'A05', 'B01', 'B02', 'M01', 'C05', 'C06', 'A23', 'A24', 'M05', 'nobody'],
  wall: ['W-N', 'W-M1', 'W-C2', 'W-1'],
  furniture: ['FO1', 'FB1', 'F-1'],
  zone: ['open', 'booth', 'meeting'],
};
const ref: fc.Arbitrary<Ref> = fc
  .constantFrom<Layer>('seat', 'wall', 'furniture', 'zone')
  .chain((layer) =>
    fc.record({ layer: fc.constant(layer), id: fc.constantFrom(...LAYERS[layer]) }),
  );
const spot = fc.tuple(metres, metres).map(([x, y]) => [x, y] as const);
const finite = fc.double({ min: -70, max: 70, noNaN: true });
const place = fc.tuple(finite, finite).map(([x, y]) => [x, y] as const);
const zone = fc.constantFrom('open', 'meeting', 'consultation', 'booth', 'reception', 'nowhere');
const id = fc.constantFrom(...LAYERS.seat);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('addSeat' as const), zone, at: place }),
  fc.record({
    do: fc.constant('addWall' as const),
    kind: fc.constantFrom('outer' as const, 'low' as const),
    from: place,
    to: place,
  }),
  fc.record({ do: fc.constant('addFurniture' as const), kind: fc.constant('table'), at: place }),
  fc.record({
    do: fc.constant('move' as const),
    ref,
    dx: metres,
    dy: metres,
    grip: fc.constantFrom('whole' as const, 'from' as const, 'to' as const),
  }),
  fc.record({ do: fc.constant('rotate' as const), id, by: finite }),
  fc.record({
    do: fc.constant('set' as const),
    ref,
    to: fc.record(
      {
        ...{ x: metres, y: metres, w: metres, h: metres, rotation: metres, thickness: metres },
        ...{ fromX: metres, fromY: metres, toX: metres, toY: metres, few: metres },
        label: fc.constantFrom('A01', 'A77', 'M', 'L01', 'x', '席'),
        zone,
        unit: fc.constantFrom('M', 'CA', 'CB', ''),
        kind: fc.constantFrom('low', 'table', 'sofa'),
        bookable: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ do: fc.constant('resize' as const), width: metres, depth: metres }),
  fc.record({
    do: fc.constant('repeat' as const),
    id,
    times: fc.integer({ min: 0, max: 30 }),
    dx: finite,
    dy: finite,
  }),
  fc.record({ do: fc.constant('retire' as const), ref }),
  fc.constant({ do: 'undo' as const }),
  fc.constant({ do: 'redo' as const }),
  spot.map(() => ({ do: 'select' as const, ref: null })),
);

describe('whatever is done', () => {
  const bytes = (plan: FloorPlan) => JSON.stringify(plan);

  it('leaves a plan that can be saved, and what is held stands on it', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let state = start();
        for (const each of commands) {
          state = apply(state, each);
          const parsed = floorPlan.safeParse(state.plan);
          expect(parsed.error?.issues ?? []).toEqual([]);
          expect(parsed.data).toEqual(state.plan);
        }
        expect(() => faultsOf(state.plan, { before: BASE, known })).not.toThrow();
      }),
      { seed: 20261126, numRuns: 150 },
    );
  });

  it('is undone byte by byte, and done again', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const before = bytes(BASE);
        let state = start();
        const seen = [bytes(state.plan)];
        for (const each of commands.filter((one) => one.do !== 'undo' && one.do !== 'redo')) {
          const next = apply(state, each);
          if (next.plan !== state.plan) seen.push(bytes(next.plan));
          state = next;
        }
        const last = bytes(state.plan);
        for (const was of seen.toReversed().slice(1)) {
          state = apply(state, { do: 'undo' });
          expect(bytes(state.plan)).toBe(was);
        }
        expect(state.past).toEqual([]);
        for (const _ of seen.slice(1)) state = apply(state, { do: 'redo' });
        expect(bytes(state.plan)).toBe(last);
        expect(bytes(BASE)).toBe(before);
      }),
      { seed: 20261126, numRuns: 150 },
    );
  });
});
