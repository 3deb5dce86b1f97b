/**
 * Whether what a request asks of the emulator may be shown: a number of three digits at most, or words. Anything else may
 * be a code or a token that stands in the wrong place.
 */
export function isSafePreference(value: string): boolean {
  return /^(-?\d{1,3}|[a-z_][a-z_ -]{0,40})$/i.test(value);
}
