import { rightCode } from '../exchanges/exchange.ts';
import { asController, inNamespace, type Capture, type Sending, type Step } from './collection.ts';
import type { Recorded } from './record.ts';

/** A chain of requests: the steps, and the last request. */
export interface Chain {
  readonly steps: readonly Step[];
  readonly last: Sending;
}

/** One request in two recordings. */
interface Pair {
  readonly first: Recorded;
  readonly second: Recorded;
}

/** A value of an answer that differs between two recordings. */
interface Source extends Capture {
  readonly step: number;
  readonly first: string;
  readonly second: string;
}

/**
 * Returns a chain whose requests send values of earlier answers as variables, from two recordings with different seeds.
 * Returns undefined if the recordings differ by anything that isn't such a value.
 */
export function chainOf(
  [firsts, seconds]: readonly [readonly Recorded[], readonly Recorded[]],
  nameOf: (request: Recorded) => string,
): Chain | undefined {
  const pairs = firsts.flatMap((first, index): readonly Pair[] => {
    const second = seconds[index];
    return second === undefined ? [] : [{ first, second }];
  });
  const sources = distinctlyNamed(
    pairs.flatMap(({ first, second }, step) => differences(first, second, step)),
  );
  const used = new Set<Source>();
  const sendings = pairs.flatMap((pair, step) => {
    const earlier = sources.filter((source) => source.step < step);
    return sendingOf(pair, earlier, used) ?? [];
  });
  const last = sendings.at(-1);
  if (last === undefined || sendings.length !== firsts.length || firsts.length !== seconds.length)
    return undefined;
  const steps = pairs.slice(0, -1).flatMap(({ first }, index) => {
    const sending = sendings[index];
    if (sending === undefined) return [];
    const captures = [...used]
      .filter(({ step }) => step === index)
      .map(({ variable, keys }) => ({ variable, keys }));
    return { ...sending, name: nameOf(first), status: first.answer.status, captures };
  });
  return { steps, last };
}

/** Replaces the fixtures' authenticator code by a variable, with a step that reads the current code of an account. */
export function withCode(chain: Chain, codesPath: string): Chain {
  const text = JSON.stringify(chain);
  if (!text.includes(rightCode)) return chain;
  const step: Step = {
    ...{ method: 'GET', path: codesPath, headers: asController, name: 'codes', status: 200 },
    captures: [{ variable: 'appCode', keys: ['current'] }],
  };
  const { steps, last } = JSON.parse(text.replaceAll(rightCode, '{{appCode}}')) as Chain;
  return { steps: [step, ...steps], last };
}

/** Returns a request with variables, or undefined if it differs by a value that no answer contains. */
function sendingOf(
  { first, second }: Pair,
  sources: readonly Source[],
  used: Set<Source>,
): Sending | undefined {
  const named = (one: string, other: string): string | undefined => {
    let [left, right] = [one, other];
    for (const source of sources) {
      if (left === right) return left;
      if (!left.includes(source.first) || !right.includes(source.second)) continue;
      used.add(source);
      left = left.replaceAll(source.first, `{{${source.variable}}}`);
      right = right.replaceAll(source.second, `{{${source.variable}}}`);
    }
    return left === right ? left : undefined;
  };
  const path = named(first.path, second.path);
  const body = named(String(first.body ?? ''), String(second.body ?? ''));
  const headers = Object.entries(first.headers ?? {}).map(
    ([name, value]) => [name, named(String(value), String(second.headers?.[name]))] as const,
  );
  if (path === undefined || body === undefined || headers.some(([, value]) => value === undefined))
    return undefined;
  const own = path.startsWith('/__admin/') ? asController : inNamespace;
  const given = Object.fromEntries(headers.filter(([name]) => body !== '' || name !== 'content-type'));
  return {
    ...{ method: first.method, path, headers: { ...own, ...(given as Record<string, string>) } },
    ...(body === '' ? {} : { body }),
  };
}

/** Lists the strings in the JSON of two answers that differ, longest first. */
function differences({ answer }: Recorded, other: Recorded, step: number): readonly Source[] {
  const found: Source[] = [];
  const compare = (first: unknown, second: unknown, keys: Capture['keys']): void => {
    if (typeof first === 'string' && typeof second === 'string' && first !== second) {
      const variable = keys.findLast((key) => typeof key === 'string') ?? 'value';
      found.push({ step, variable, keys, first, second });
    }
    if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return;
    for (const [key, value] of Object.entries(first)) {
      compare(value, Reflect.get(second, key), [...keys, Array.isArray(first) ? Number(key) : key]);
    }
  };
  compare(jsonOf(answer.text), jsonOf(other.answer.text), []);
  return found.sort((one, another) => another.first.length - one.first.length);
}

/** Numbers the variables of one name, except its first. */
function distinctlyNamed(sources: readonly Source[]): readonly Source[] {
  const counts = new Map<string, number>();
  return sources.map((source) => {
    const count = (counts.get(source.variable) ?? 0) + 1;
    counts.set(source.variable, count);
    return count === 1 ? source : { ...source, variable: `${source.variable}${count}` };
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
