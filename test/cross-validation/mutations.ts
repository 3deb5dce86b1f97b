import fc, { type Arbitrary } from 'fast-check';
import { isNode } from '../../tools/codegen/document.ts';
import { fieldNames, odds, own } from './unusual-values.ts';

/** Changes values once, mostly so that they violate the schema; `names` are the schema's fields. */
export function mutated(values: Arbitrary<unknown>, names: readonly string[]): Arbitrary<unknown> {
  return fc.tuple(values, mutations(names)).map(([value, mutate]) => mutate(value));
}

type Mutation = (value: unknown) => unknown;

function mutations(names: readonly string[]): Arbitrary<Mutation> {
  const known = names.length === 0 ? fieldNames : fc.constantFrom(...names);
  return fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.nat(), odds).map(([at, odd]) => replaced(at, () => odd)) },
    { weight: 7, arbitrary: fc.nat().map(removed) },
    { weight: 2, arbitrary: fc.tuple(known, odds).map(([name, odd]) => added(name, odd)) },
    { weight: 1, arbitrary: fc.tuple(fieldNames, odds).map(([name, odd]) => added(name, odd)) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat(8)).map(([at, size]) => replaced(at, cut(size))) },
    { weight: 1, arbitrary: fc.nat().map((at) => replaced(at, (value) => [value])) },
    { weight: 1, arbitrary: odds.map((odd) => () => odd) },
    { weight: 1, arbitrary: fc.constantFrom<Mutation[]>((value) => [value], hidden, JSON.stringify) },
  );
}

/** Moves a value into a field named `__proto__`. */
function hidden(value: unknown): unknown {
  return own('__proto__', value);
}

function cut(size: number): Mutation {
  return (value) => (typeof value === 'string' ? Array.from(value).slice(0, size).join('') : value);
}

function added(name: string, odd: unknown): Mutation {
  return (value) => (isNode(value) ? Object.fromEntries([...Object.entries(value), [name, odd]]) : odd);
}

function replaced(at: number, change: Mutation): Mutation {
  return (value) => changed(value, placeIn(value, at), (found) => [change(found)]);
}

function removed(at: number): Mutation {
  return (value) => changed(value, placeIn(value, at), () => []);
}

/** Returns the path to a field in a value; an empty path if it has none. */
function placeIn(value: unknown, at: number): readonly string[] {
  const places = placesIn(value);
  return places[at % places.length] ?? [];
}

function placesIn(value: unknown): readonly string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]: [string, unknown]): string[][] => [
    [name],
    ...placesIn(below).map((place) => [name, ...place]),
  ]);
}

/** Returns the value with the field at a path changed or removed. */
function changed(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (found: unknown) => unknown[],
): unknown {
  if (step === undefined) return value;
  const inner = (found: unknown) => (rest.length === 0 ? change(found) : [changed(found, rest, change)]);
  if (Array.isArray(value))
    return value.flatMap((one: unknown, index) => (String(index) === step ? inner(one) : [one]));
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([name, one]) =>
      name === step ? inner(one).map((put) => [name, put] as const) : [[name, one] as const],
    ),
  );
}
