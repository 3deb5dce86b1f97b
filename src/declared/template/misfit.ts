import type { Kind } from './forms.ts';

/** The member of sources that receives a line about each value that doesn't suit its place in a template. */
export const misfit = Symbol('misfit');

/** The values of the sources by name. Getters are called only for the sources that a template names. */
export type Sources = Readonly<Record<string, unknown>> & {
  readonly [misfit]?: ((message: string) => void) | undefined;
};

/** Reports a value that doesn't suit its place, such as a list of a request inside a text. */
export function reportMisfit(sources: Sources, message: string): void {
  sources[misfit]?.(message);
}

const articles: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  list: 'a list',
  object: 'an object',
  moment: 'a moment',
  span: 'a span',
};

/** Names the kind of a value in a sentence. */
export function withArticle(kind: Kind): string {
  return articles[kind];
}
