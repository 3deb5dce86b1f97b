import { fullTemplate } from '../core/contract.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { ProviderProfile } from '../core/provider.ts';
import { parametersOf } from '../core/segments.ts';
import { percentDecoded } from '../urls.ts';
import { redacted } from './redact-text.ts';

/** Redacts possible secrets in the path of a request that matched no operation of a provider. */
export function redactMissedPath(path: string, profile: ProviderProfile): string {
  const { contract, endpoints } = profile;
  if (endpoints.some((endpoint) => fullTemplate(contract, endpoint.contract) === path)) return path;
  return redactUnknownPath(path, [profile]);
}

/**
 * Redacts the path of a request that a fallback answers, except for words of the contract. The emulator doesn't know which
 * parts of that server's paths are secret.
 */
export function redactForwardedPath(path: string, profile: ProviderProfile): string {
  const words = wordsOfAll([profile]);
  return path
    .split('/')
    .map((segment) => (words.has(segment) ? segment : redacted))
    .join('/');
}

/**
 * Redacts the path of a request outside providers. Segments stay if they are in a contract or look like words. After a word
 * that resembles the one before a secret in a contract, only segments in a contract stay.
 */
export function redactUnknownPath(path: string, profiles: readonly ProviderProfile[]): string {
  const words = wordsOfAll(profiles);
  const openers = profiles.flatMap(({ endpoints }) => endpoints.flatMap(wordsBeforeSecrets));
  const segments = path.split('/');
  const isShown = (segment: string, before: string) =>
    words.has(segment) ||
    words.has(segment.toLowerCase()) ||
    (word.test(segment) && !openers.some((opener) => isNear(before.toLowerCase(), opener)));
  return segments
    .map((segment, index) => (isShown(segment, segments[index - 1] ?? '') ? segment : redacted))
    .join('/');
}

/** Returns the segments of an operation's path that directly precede a secret. */
function wordsBeforeSecrets({ contract: { segments } }: Endpoint): readonly string[] {
  return segments.flatMap((segment, index) => {
    const next = segments[index + 1];
    const isBefore = next !== undefined && parametersOf(next).some(({ secret }) => secret !== undefined);
    return isBefore && 'literal' in segment ? [segment.literal.toLowerCase()] : [];
  });
}

/** Returns whether one word may be a misspelling of the other: most of its letter pairs occur in both. */
function isNear(one: string, other: string): boolean {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  return 2 * pairs.filter((pair) => others.includes(pair)).length >= Math.min(pairs.length, others.length);
}

function pairsOf(text: string): readonly string[] {
  return Array.from(text, (_, index) => text.slice(index, index + 2)).filter((pair) => pair.length === 2);
}

/** Returns a response's body, redacted if it repeats a redacted part of the path. */
export function unlessRepeated(body: unknown, path: string, displayPath: string): unknown {
  const text = JSON.stringify(body ?? null);
  const displaySegments = displayPath.split('/');
  const hidden = path.split('/').filter((segment, index) => segment !== displaySegments[index]);
  const isRepeated = hidden.some(
    (segment) => text.includes(segment) || text.includes(percentDecoded(segment) ?? segment),
  );
  return isRepeated ? redacted : body;
}

function wordsOfAll(profiles: readonly ProviderProfile[]): ReadonlySet<string> {
  return new Set([
    ...profiles.flatMap(({ contract }) => contract.basePath.split('/')),
    ...profiles.flatMap(({ endpoints }) => endpoints.flatMap(wordsOf)),
  ]);
}

function wordsOf({ contract }: Endpoint): readonly string[] {
  return contract.segments.flatMap((segment) => ('literal' in segment ? [segment.literal] : []));
}

/** Matches letters with at most one digit after them, or a version such as `v2` and `2.0`. */
const word = /^(?:[a-z_.-]{0,24}\d?|v?\d{1,2}(?:\.\d{1,2})?)$/i;
