import type { Wire } from '../../../core/operation.ts';
import { onlyMissing, type Violation } from '../../../core/violation.ts';
import { credentialOf, type Asking, type Broken } from '../rules/asking.ts';

/** Reads a request that says nothing but who asks. */
export function readAsking(wire: Wire): { readonly request: Asking } {
  return { request: askingOf(wire) };
}

/** Who asks. */
export function askingOf(wire: Wire): Asking {
  return { credential: credentialOf(wire) };
}

/** What is wrong with the body of a request by a session: it is told once it is known who asks. */
export type BrokenReading<Missing> =
  { readonly request: Asking & (Missing | Broken) } | { readonly refusal: 'unsupported-media-type' };

/** Reads a body that breaks its contract; `missing` says what becomes of one that only lacks fields, by the first of them. */
export function readBroken<Missing>(
  violation: Violation,
  wire: Wire,
  missing: (field: string | undefined) => Missing,
): BrokenReading<Missing> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  const asking = askingOf(wire);
  if (!onlyMissing(violation)) return { request: { ...asking, broken: true } };
  return { request: { ...asking, ...missing(violation.issues[0]?.path[0]) } };
}
