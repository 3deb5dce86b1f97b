import { fastFormats, fullFormats } from 'ajv-formats/dist/formats';
import type { Sample } from './sample.ts';

/** Returns a content type without its parameters. */
export function essenceOf(contentType = ''): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether the fixed parts of the path differ from the contract's spelling. */
export function isWrittenOtherwise({ url, template }: Sample): boolean {
  const own = template.split('/');
  const sent = url.replace(/\?.*/, '').split('/');
  return own.some((segment, index) => !segment.startsWith('{') && segment !== sent[index]);
}

/** Returns the path as spelled in the contract, with the sent parameters but without an empty last one. */
export function plainPath({ url, template }: Sample): string {
  const [path = '', query] = url.split('?');
  const sent = path.split('/');
  const plain = template
    .split('/')
    .map((segment, index) => (segment.startsWith('{') ? sent[index] : segment))
    .join('/')
    .replace(/\/$/, '');
  return query === undefined ? plain : `${plain}?${query}`;
}

/** Returns the strings in a JSON body that only the validator's pattern accepts as an e-mail address. */
export function looseAddresses(bytes: Buffer): readonly string[] {
  const texts = [...bytes.toString().matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text);
  return texts.filter((text) => matches(fastFormats.email, text) && !matches(fullFormats.email, text));
}

function matches(format: unknown, text: string): boolean {
  if (!(format instanceof RegExp)) throw new Error("the format of e-mail addresses isn't a pattern");
  return format.test(text);
}
