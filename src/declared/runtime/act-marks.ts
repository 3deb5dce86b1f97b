import { actsOf } from '../marks/defaults.ts';
import type { Marks } from '../marks/types.ts';
import type { ReadValue } from '../request/location.ts';
import { readerOf } from '../request/read.ts';
import { spanOf } from '../template/duration.ts';
import { textOf, type ActMark, type CounterMark, type ProviderMarks } from './resolve.ts';

/** Compiles the acts of an operation's mark. */
export function resolveActs(
  operationId: string,
  mark: Marks['Operation'],
  { marks }: ProviderMarks,
): readonly ActMark[] {
  return actsOf(mark).map((one) => resolveAct(operationId, one, marks.counters ?? {}));
}

function resolveAct(
  operationId: string,
  mark: Marks['Act'],
  counters: NonNullable<Marks['Marks']['counters']>,
): ActMark {
  const { fields = {}, ...reads } = mark.reads ?? {};
  const readers = new Map(Object.entries(reads).map(([name, read]) => [name, readerOf(read)]));
  const conditions = Object.entries(mark.when ?? {}).map(([place, expected]) => conditionOf(place, expected));
  return {
    operationId,
    name: mark.act,
    mark,
    text: (name, wire) => textOf(readers.get(name)?.(wire)),
    value: (name, wire) => readers.get(name)?.(wire),
    reads: (name) => readers.has(name),
    fields: new Map(Object.entries(fields).map(([field, read]) => [field, readerOf(read)])),
    counters: Object.entries(counters)
      .filter(
        ([name, counter]) =>
          mark.counters?.includes(name) === true ||
          counter.operations === 'all' ||
          counter.operations?.includes(operationId) === true,
      )
      .map(([name, counter]) => counterOf(name, counter)),
    fits: (wire) => conditions.every((fits) => fits(wire)),
  };
}

const keys = ['account', 'address', 'address-and-path', 'session', 'everyone'] as const;

function counterOf(name: string, mark: Marks['Counter']): CounterMark {
  const { limit, within, counts = 'requests', key = 'address', clearedBy = [] } = mark;
  return {
    ...{ name, limit, counts },
    withinMs: spanOf(within) ?? Number.MAX_SAFE_INTEGER,
    key: keys.find((known) => known === key) ?? readerOf(key),
    clearedBySuccess: clearedBy.includes('success'),
    isBudget: mark.always === false,
    outcome: mark.outcome ?? 'rate-limited',
  };
}

type Expected = NonNullable<Marks['Act']['when']>[string];

function conditionOf(place: string, expected: Expected): (...request: Parameters<ReadValue>) => boolean {
  const read = readerOf(place);
  if (typeof expected === 'object' && 'present' in expected)
    return (wire) => (read(wire) !== undefined) === expected.present;
  const values = (Array.isArray(expected) ? expected : [expected]).map(String);
  return (wire) => {
    const value = textOf(read(wire));
    return value !== undefined && values.includes(value);
  };
}
