import type { PathPart, SecretKind, Segment } from './contract.ts';

/** A parameter in a path. */
type Parameter = Extract<PathPart, { readonly parameter: string }>;

/** Parses a path template such as `/users/{id}:activate`. `secretOf` returns the kind of a secret parameter. */
export function segmentsOf(
  template: string,
  secretOf: (parameter: string) => SecretKind | undefined = () => undefined,
): readonly Segment[] {
  const part = (text: string, index: number): PathPart => {
    if (index % 2 === 0) return { literal: text };
    const secret = secretOf(text);
    return secret === undefined ? { parameter: text } : { parameter: text, secret };
  };
  return template
    .split('/')
    .slice(1)
    .map((segment) => {
      const parts = segment
        .split(/\{([^{}]+)\}/)
        .map(part)
        .filter((one) => !('literal' in one) || one.literal !== '');
      const [only, second] = parts;
      if (only === undefined) return { literal: '' };
      return second === undefined ? only : { parts };
    });
}

/** Returns the parameters in a segment. */
export function parametersOf(segment: Segment): readonly Parameter[] {
  const parts = 'parts' in segment ? segment.parts : [segment];
  return parts.filter((part) => 'parameter' in part);
}

/** Returns the text of a segment with a value for each parameter. */
export function filledSegment(segment: Segment, valueOf: (parameter: Parameter) => string): string {
  const parts = 'parts' in segment ? segment.parts : [segment];
  return parts.map((part) => ('literal' in part ? part.literal : valueOf(part))).join('');
}
