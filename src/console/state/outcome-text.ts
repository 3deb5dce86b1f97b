/** An outcome in words: `second factor required`, `rate limited (by address)`. */
export function outcomeText(outcome: string | null | undefined): string {
  if (outcome === null || outcome === undefined) return 'matched no operation';
  const [name = '', ...reasons] = outcome.split('/');
  const words = name.replaceAll('-', ' ');
  return reasons.length === 0 ? words : `${words} (${reasons.join('/').replaceAll('-', ' ')})`;
}
