import { fastFormats, fullFormats } from 'ajv-formats/dist/formats';
import type { Sample } from './sample.ts';

/** A content type without its parameters. */
export function essenceOf(contentType = ''): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether the path's own letters are not as the contract has them. */
export function isWrittenOtherwise({ url, template }: Sample): boolean {
  const own = template.split('/');
  const sent = url.replace(/\?.*/, '').split('/');
  return own.some((segment, index) => !segment.startsWith('{') && segment !== sent[index]);
}

/** The path as the contract writes it, with the parameters that were sent; where the last one is empty, the path before it. */
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

/** The texts in a body of JSON that are an address by the validator's pattern and not by the generated check's. */
export function looseAddresses(bytes: Buffer): readonly string[] {
  const texts = [...bytes.toString().matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text);
  return texts.filter((text) => matches(fastFormats.email, text) && !matches(fullFormats.email, text));
}

function matches(format: unknown, text: string): boolean {
  if (!(format instanceof RegExp)) throw new Error('the format of an address is no pattern');
  return format.test(text);
}
