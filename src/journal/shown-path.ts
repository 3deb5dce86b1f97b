import { fullTemplate, type OperationContract } from '../core/contract.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { RoomProfile } from '../core/room.ts';
import { redacted } from './symbols.ts';

/** The path of an operation as it may be shown: what the contract marks as secret stands by its name. */
export function shownPath(path: string, basePath: string, { segments }: OperationContract<unknown>): string {
  if (!segments.some((segment) => 'parameter' in segment && segment.secret)) return path;
  const raw = path.slice(basePath.length + 1).split('/');
  const shown = segments.map((segment, index) =>
    'parameter' in segment && segment.secret ? `{${segment.parameter}}` : (raw[index] ?? ''),
  );
  return [basePath, ...shown].join('/');
}

/**
 * The path of a request that missed every operation of a provider, as it may be shown. Where an operation has a secret
 * in its path, it may stand anywhere in a misspelt one: only the contract's own words are shown.
 */
export function shownMissedPath(path: string, { contract, endpoints }: RoomProfile): string {
  if (endpoints.some((endpoint) => fullTemplate(contract, endpoint.contract) === path)) return path;
  const segments = endpoints.flatMap((endpoint) => endpoint.contract.segments);
  const hasSecret = segments.some((segment) => 'parameter' in segment && segment.secret);
  const words = endpoints.flatMap(wordsOf);
  const isShown = (segment: string) =>
    hasSecret ? segment === '' || words.includes(segment.toLowerCase()) : word.test(segment);
  const below = path.slice(contract.basePath.length).split('/');
  return contract.basePath + below.map((segment) => (isShown(segment) ? segment : redacted)).join('/');
}

/** The path of a request that is no provider's, as it may be shown: only the words of the contracts are. */
export function shownStrayPath(path: string, all: readonly RoomProfile[]): string {
  const words = new Set(
    all.flatMap(({ contract, endpoints }) => [
      ...contract.basePath.split('/'),
      ...endpoints.flatMap(wordsOf),
    ]),
  );
  return path
    .split('/')
    .map((segment) => (words.has(segment) ? segment : redacted))
    .join('/');
}

/** An answer's body, unless it repeats a part of the path that may not be shown. */
export function unlessRepeated(body: unknown, path: string, shown: string): unknown {
  const text = JSON.stringify(body ?? null);
  const shownSegments = shown.split('/');
  const hidden = path.split('/').filter((segment, index) => segment !== shownSegments[index]);
  const isRepeated = hidden.some((segment) => text.includes(segment) || text.includes(decoded(segment)));
  return isRepeated ? redacted : body;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function wordsOf({ contract }: Endpoint): readonly string[] {
  return contract.segments.flatMap((segment) => ('literal' in segment ? [segment.literal] : []));
}

/** Letters with one digit at most behind them, or a version such as `v2` and `2.0`. */
const word = /^(?:[a-z_.-]{0,24}\d?|v?\d{1,2}(?:\.\d{1,2})?)$/i;
