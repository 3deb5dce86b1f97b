import type { Segment } from '../core/contract.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { StringMap } from '../core/operation.ts';
import type { OperationMatch, ProviderProfile } from '../core/provider.ts';
import { percentDecoded } from '../urls.ts';

/** Whether an operation's path has no parameters. */
export function isLiteral({ contract }: Endpoint): boolean {
  return contract.segments.every((segment) => 'literal' in segment);
}

/** Whether two texts differ only in case. */
export function isSameText(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

/** Returns the segments of a path below a base path, decoded; undefined if one can't be decoded. */
export function decodedSegments(path: string): readonly string[] | undefined {
  const segments = path.split('/').slice(1).map(percentDecoded);
  const whole = segments.filter((segment) => segment !== undefined);
  return whole.length < segments.length ? undefined : whole;
}

/** Finds an operation by comparing the path with every operation's; for profiles without mixed segments. */
export function matchSegments(
  { endpoints, contract: { ignoresCase = false } }: ProviderProfile,
  method: string,
  path: string,
): OperationMatch {
  const whole = decodedSegments(path);
  if (whole === undefined) return { missed: 'malformed' };
  const fitting = endpoints.filter(
    ({ contract }) => contract.basePath === undefined && fits(contract.segments, whole, ignoresCase),
  );
  const ofMethod = fitting.filter(({ contract }) => contract.method === method);
  const endpoint = ofMethod.find(isLiteral) ?? ofMethod[0];
  if (endpoint !== undefined) return { endpoint, path: parametersOf(endpoint.contract.segments, whole) };
  if (fitting.length === 0) return { missed: 'not-found' };
  return { missed: 'method-not-allowed', allow: fitting.map(({ contract }) => contract.method) };
}

function fits(pattern: readonly Segment[], segments: readonly string[], inAnyCase: boolean): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((segment, index) => {
    const actual = segments[index] ?? '';
    if ('parameter' in segment) return actual !== '';
    if ('parts' in segment) return false;
    return segment.literal === actual || (inAnyCase && isSameText(segment.literal, actual));
  });
}

function parametersOf(pattern: readonly Segment[], segments: readonly string[]): StringMap {
  const parameters: Record<string, string> = {};
  pattern.forEach((segment, index) => {
    if ('parameter' in segment) parameters[segment.parameter] = segments[index] ?? '';
  });
  return parameters;
}
