import { isUtf8 } from 'node:buffer';
import { multipart } from './bodies.ts';
import type { Part, Sample } from './sample.ts';
import { essenceOf, isWrittenOtherwise, looseAddresses, plainPath } from './shape.ts';

/** An intended difference between the validator and the emulator. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  /** Which of the two accepts a request that the other rejects. */
  readonly accepted: 'by the emulator' | 'by the validator';
  /** Whether the difference may apply to a request. */
  readonly concerns: (sample: Sample) => boolean;
  /** Returns the request without the cause. Both must accept it; otherwise the difference has another cause. */
  readonly plainly?: (sample: Sample) => Sample;
}

/** All intended differences. An entry that no request of a run triggers is stale. */
export const differences: readonly Difference[] = [
  {
    name: 'no body, with an undeclared content type or none',
    why: 'the validator checks the content type first; the emulator treats an empty body of any type as no fields',
    accepted: 'by the emulator',
    concerns: ({ takes, body }) => takes.length > 0 && body.bytes.length === 0,
    plainly: (sample) => ({ ...sample, contentType: 'application/json', body: { bytes: Buffer.from('{}') } }),
  },
  {
    name: 'no body, with the required fields inside anyOf',
    why: 'the validator looks for required fields only outside anyOf, finds none, and accepts an empty body',
    accepted: 'by the validator',
    concerns: ({ contentType, body }) => contentType !== undefined && body.bytes.length === 0,
  },
  {
    name: 'an undeclared body',
    why: 'the parser before the validator reads an undeclared body and rejects a malformed one; the emulator ignores it',
    accepted: 'by the emulator',
    concerns: ({ takes, body }) => takes.length === 0 && body.bytes.length > 0,
    plainly: (sample) => ({ ...sample, contentType: undefined, body: { bytes: Buffer.alloc(0) } }),
  },
  {
    name: 'a media type range with a suffix',
    why: 'the validator does not support ranges such as application/*+json',
    accepted: 'by the emulator',
    concerns: ({ takes, contentType }) =>
      takes.includes('application/*+json') && essenceOf(contentType).endsWith('+json'),
    plainly: (sample) => ({
      ...sample,
      contentType: sample.contentType?.replace(/^[^;]*/, 'application/json'),
    }),
  },
  {
    name: 'a charset other than UTF-8',
    why: 'the JSON parser before the validator supports only UTF-8; the emulator supports every charset that Node decodes',
    accepted: 'by the emulator',
    concerns: ({ contentType = '', body: { parts } }) =>
      parts === undefined && /charset=iso-8859-1/i.test(contentType),
    plainly: (sample) => ({
      ...sample,
      contentType: sample.contentType?.replace(/;\s*charset=[^;]*/, ''),
      body: { bytes: Buffer.from(sample.body.bytes.toString('latin1')) },
    }),
  },
  {
    name: 'invalid UTF-8',
    why: 'the parser before the validator inserts a replacement character; the emulator rejects the body',
    accepted: 'by the validator',
    concerns: ({ body: { bytes, parts } }) => parts === undefined && !isUtf8(bytes),
    plainly: (sample) => ({ ...sample, body: { bytes: Buffer.from(sample.body.bytes.toString()) } }),
  },
  {
    name: 'an undeclared query',
    why: 'the validator rejects an undeclared query; the vendors ignore it',
    accepted: 'by the emulator',
    concerns: ({ url }) => url.includes('?'),
    plainly: (sample) => ({ ...sample, url: sample.url.replace(/\?.*/, '') }),
  },
  {
    name: 'a trailing slash, or a path in another case',
    why: 'the validator matches paths as Express does by default; the emulator matches the contract’s spelling',
    accepted: 'by the validator',
    concerns: (sample) => sample.url.endsWith('/') || isWrittenOtherwise(sample),
    plainly: (sample) => ({ ...sample, url: plainPath(sample) }),
  },
  {
    name: 'a percent-encoded letter in the path',
    why: 'the validator compares the raw path; the emulator decodes it first',
    accepted: 'by the emulator',
    concerns: isWrittenOtherwise,
    plainly: (sample) => ({ ...sample, url: plainPath(sample) }),
  },
  {
    name: 'an e-mail address whose domain has no dot',
    why: 'the validator uses a looser pattern for addresses than the generated check',
    accepted: 'by the validator',
    concerns: ({ body: { bytes, parts } }) => parts === undefined && looseAddresses(bytes).length > 0,
    plainly: (sample) => ({ ...sample, body: { bytes: withDots(sample.body.bytes) } }),
  },
  {
    name: 'a file instead of a string',
    why: 'the validator replaces a file with an empty string',
    accepted: 'by the validator',
    concerns: ({ body: { parts = [] } }) => parts.some(({ file }) => file !== undefined),
    plainly: (sample) => withParts(sample, (part) => [{ ...part, file: undefined }]),
  },
  {
    name: 'an object in a field that may be a string',
    why: 'the validator reads the field as a valid string; the emulator parses the object and checks it',
    accepted: 'by the validator',
    concerns: ({ ambiguous, body: { parts = [] } }) => parts.some((part) => isRead(part, ambiguous)),
    plainly: (sample) =>
      withParts(sample, (part) => [isRead(part, sample.ambiguous) ? { ...part, value: 'text' } : part]),
  },
  {
    name: 'a form field named __proto__',
    why: 'the parsers before the validator drop a field named __proto__; the emulator treats it like any undeclared field, which a strict schema rejects',
    accepted: 'by the validator',
    concerns: (sample) => fieldsOf(sample).some(isHidden),
    plainly: (sample) => {
      const plain = fieldsOf(sample).filter((field) => !isHidden(field));
      return { ...sample, body: { bytes: Buffer.from(new URLSearchParams(plain).toString()) } };
    },
  },
  {
    name: 'a multipart type in upper case',
    why: 'the validator compares the header in lower case only',
    accepted: 'by the emulator',
    concerns: ({ contentType = '' }) => contentType.startsWith('MULTIPART/FORM-DATA'),
    plainly: (sample) => ({
      ...sample,
      contentType: sample.contentType?.replace(/^[^;]*/, 'multipart/form-data'),
    }),
  },
  {
    name: 'a bracketed name',
    why: 'the multipart parser before the validator creates objects and lists from names such as login[a]',
    accepted: 'by the emulator',
    concerns: ({ body: { parts = [] } }) => parts.some(isInBrackets),
    plainly: (sample) => withParts(sample, (part) => (isInBrackets(part) ? [] : [part])),
  },
];

function isInBrackets({ name }: Part): boolean {
  return /\[.*\]/.test(name);
}

/** Whether a part has an object in a field that may be a string. */
function isRead({ name, value }: Part, ambiguous: readonly string[]): boolean {
  return ambiguous.includes(name) && isStructure(value);
}

function isHidden([name]: readonly [string, string]): boolean {
  return name === '__proto__';
}

/** Whether a string is a JSON object or array. */
function isStructure(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

/** Returns the fields of a urlencoded form. */
function fieldsOf({ contentType, body: { bytes } }: Sample): [name: string, value: string][] {
  const isForm = essenceOf(contentType) === 'application/x-www-form-urlencoded';
  // both drop a byte order mark
  return isForm ? [...new URLSearchParams(bytes.toString().replace(/^\ufeff/, ''))] : [];
}

function withParts(sample: Sample, change: (part: Part) => readonly Part[]): Sample {
  const parts = (sample.body.parts ?? []).flatMap(change);
  return { ...sample, body: { bytes: multipart(parts), parts } };
}

function withDots(bytes: Buffer): Buffer {
  const dotted = looseAddresses(bytes).reduce(
    (text, address) => text.replaceAll(`"${address}"`, '"a@example.com"'),
    bytes.toString(),
  );
  return Buffer.from(dotted);
}
