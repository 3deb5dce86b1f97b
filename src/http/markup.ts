import { escaped } from '../coverage/markup.ts';

/** HTML whose texts are escaped. */
export type Markup = string;

/** A text as HTML, in an attribute too. */
export const text: (plain: string) => Markup = escaped;

/** An element around others. */
export function element(name: string, ...inner: readonly Markup[]): Markup {
  return `<${name}>${inner.join('')}</${name}>`;
}
