import { expectedOneOf } from '../../suggestion.ts';

/** A part of a text: a literal text, or a marker with its argument. */
export type Part = string | { readonly marker: string; readonly argument: string };

const markerPattern = /<([a-z-]+)(?::([^<>]+))?>/g;

/** The markers with an argument. */
const withArgument: readonly string[] = ['save', 'use', 'code', 'sent'];
const bare: readonly string[] = ['any', 'text', 'number', 'absent', 'cleared'];

/** Splits a text into its markers and the texts between them. Other words in angle brackets, such as `<p>`, are text. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: whole, 1: marker = '', 2: argument = '', index } of text.matchAll(markerPattern)) {
    const isMarker = argument === '' ? bare.includes(marker) : withArgument.includes(marker);
    if (!isMarker) continue;
    if (index > from) parts.push(text.slice(from, index));
    parts.push({ marker, argument });
    from = index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Returns why a text has an unknown or a misplaced marker; undefined if it has none. */
export function markerProblem(text: string, allowed: readonly string[]): string | undefined {
  for (const { 0: whole, 1: marker = '', 2: argument = '' } of text.matchAll(markerPattern)) {
    if (argument !== '' && !withArgument.includes(marker)) {
      return `${whole} is an unknown marker; ${expectedOneOf(marker, withArgument)}`;
    }
    if (argument === '' && withArgument.includes(marker)) return `${whole} needs a name: <${marker}:name>`;
  }
  const misplaced = partsOf(text).find((part) => typeof part === 'object' && !allowed.includes(part.marker));
  if (misplaced === undefined || typeof misplaced === 'string') return undefined;
  return `<${misplaced.marker}> has no meaning here; the markers here are ${allowed.join(', ')}`;
}
