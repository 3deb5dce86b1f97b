import type { ServedProvider } from '../emulator/emulator.ts';
import { closestOf, editDistance } from '../closest.ts';
import type { Nearest } from './entry.ts';
import { redactMissedPath, redactUnknownPath } from './redact-path.ts';

interface Candidate {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly base: readonly string[];
  readonly template: readonly string[];
}

const maxListed = 3;
/** Segments beyond this are ignored; no operation's path is this long. */
const maxPathLength = 24;

/**
 * Creates a function that finds the operations nearest to an unmatched request, with the differences from each. Its
 * sentences contain only the redacted path.
 */
export function createClosestOperations(all: readonly ServedProvider[]) {
  const profiles = all.map(({ profile }) => profile);
  const candidates = profiles.flatMap(({ contract, endpoints }) =>
    endpoints.map(({ contract: { operationId: operation, method, template, basePath } }) => ({
      provider: contract.provider,
      operation,
      method,
      base: segmentsOf(basePath ?? contract.basePath),
      template: segmentsOf(template),
    })),
  );
  return (
    missed: 'malformed' | 'not-found' | 'method-not-allowed',
    method: string,
    path: string,
    served?: ServedProvider,
  ): readonly Nearest[] => {
    const requested = segmentsOf(path).slice(0, maxPathLength);
    const displayed =
      served === undefined ? redactUnknownPath(path, profiles) : redactMissedPath(path, served.profile);
    const misspelling = createMisspelling();
    let least = Infinity;
    const distanceOf = (candidate: Candidate) => {
      if (leastCostOf(candidate, method, requested) > least) return undefined;
      const cost = costOf(candidate, method, requested, misspelling);
      least = Math.min(least, cost);
      return cost;
    };
    return closestOf(candidates, distanceOf, { max: maxListed, onlyBest: true }).map((candidate) => ({
      provider: candidate.provider,
      operation: candidate.operation,
      method: candidate.method,
      path: `/${[...candidate.base, ...candidate.template].join('/')}`,
      differences:
        missed === 'malformed'
          ? ["the path can't be decoded"]
          : differences(candidate, method, requested, segmentsOf(displayed)),
    }));
  };
}

function differences(
  { method: expected, base, template }: Candidate,
  method: string,
  requested: readonly string[],
  displayed: readonly string[],
): readonly string[] {
  const whole = [...base, ...template];
  const differs: string[] = [];
  const unlike = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((segment, index) => isLike(segment, other[index] ?? ''));
  if (unlike(template, requested) && base.length > 0) differs.push(`the path lacks /${base.join('/')}`);
  else if (!unlike(whole, requested)) differs.push(...segmentDifferences(whole, requested, displayed));
  if (expected !== method) differs.push(`method is ${method}; the operation has ${expected}`);
  return differs;
}

function segmentDifferences(
  whole: readonly string[],
  requested: readonly string[],
  displayed: readonly string[],
): readonly string[] {
  const filled = requested.filter((segment) => segment !== '');
  const isWhole =
    filled.length === whole.length && whole.every((segment, index) => isLike(segment, filled[index] ?? ''));
  if (filled.length < requested.length && isWhole) {
    return [requested.at(-1) === '' ? 'the path ends with a slash' : 'the path has an empty segment'];
  }
  if (requested.length !== whole.length)
    return [`the path has ${counted(requested.length)}; the operation has ${counted(whole.length)}`];
  const pairs = whole.flatMap((segment, index) =>
    isLike(segment, requested[index] ?? '') ? [] : [`${displayed[index] ?? ''} / ${segment}`],
  );
  return [
    `${pairs.length === 1 ? 'one segment differs' : `${pairs.length} segments differ`}: ${pairs.join(', ')}`,
  ];
}

/** Returns a distance that an operation has at least, from the number of its segments: much faster than its distance. */
function leastCostOf(
  { method: expected, base, template }: Candidate,
  method: string,
  requested: readonly string[],
): number {
  const whole = Math.abs(base.length + template.length - requested.length);
  const withoutBase = Math.abs(template.length - requested.length);
  return Math.min(whole, withoutBase + 0.5) + (expected === method ? 0 : 0.25);
}

/** Returns the distance of a request from an operation: missing, extra or misspelled segments, and another method. */
function costOf(
  { method: expected, base, template }: Candidate,
  method: string,
  requested: readonly string[],
  misspelling: Misspelling,
): number {
  const whole = editDistance([...base, ...template], requested, misspelling);
  const withoutBase = editDistance(template, requested, misspelling);
  return Math.min(whole, withoutBase + 0.5) + (expected === method ? 0 : 0.25);
}

function isLike(segment: string, other: string): boolean {
  const start = segment.indexOf('{');
  if (start === -1) return segment === other;
  const end = segment.lastIndexOf('}') + 1;
  const literals = start + segment.length - end;
  return (
    other.length > literals && other.startsWith(segment.slice(0, start)) && other.endsWith(segment.slice(end))
  );
}

/** Returns how much two segments differ, from 0 to 1. */
type Misspelling = (one: string, other: string) => number;

/** Creates a function that remembers the pairs it has compared, because operations share most of their segments. */
function createMisspelling(): Misspelling {
  const known = new Map<string, Map<string, number>>();
  return (one, other) => {
    const others = known.get(one) ?? new Map<string, number>();
    const before = others.get(other);
    if (before !== undefined) return before;
    const difference = differenceOf(one, other);
    known.set(one, others.set(other, difference));
    return difference;
  };
}

function differenceOf(one: string, other: string): number {
  if (isLike(one, other)) return 0;
  if (isParameter(one) || other.length > 64) return 1;
  const letters = Array.from(one.toLowerCase());
  const steps = editDistance(letters, Array.from(other.toLowerCase()), (a, b) => (a === b ? 0 : 1));
  return Math.max(0.01, Math.min(1, steps / Math.max(letters.length, 1)));
}

function isParameter(segment: string): boolean {
  return segment.includes('{');
}

function counted(segments: number): string {
  return segments === 1 ? 'one segment' : `${segments} segments`;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}
