import type { PathSuffix } from '../core/contract.ts';

/** Says for the trace why a path with a suffix is missed, and what has it served. */
export function suffixHint({ suffix, policy, source }: PathSuffix): string {
  return `the path ends in ${suffix}, which is not this API's: ${source}. policy.${policy}: serve takes it, else leave it out`;
}

/** Says for the trace that a path is served without its suffix. */
export function suffixServed({ suffix, policy, source }: PathSuffix): string {
  return `served without its ${suffix}, by policy.${policy}: ${source}`;
}
