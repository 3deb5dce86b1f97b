import { isUtf8 } from 'node:buffer';
import { multipart } from './bodies.ts';
import type { Part, Sample } from './sample.ts';
import { essenceOf, isWrittenOtherwise, looseAddresses, plainPath } from './shape.ts';

/** One habit in which the validator and the emulator differ on purpose. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  /** Which of the two accepts what the other refuses. */
  readonly accepted: 'by the emulator' | 'by the validator';
  /** Whether a request is one about which they may differ so. */
  readonly concerns: (sample: Sample) => boolean;
  /** The same request without the habit: both must accept that, or the habit is not the reason. */
  readonly plainly?: (sample: Sample) => Sample;
}

/** Every such habit. What is not met in a run does not belong here. */
export const differences: readonly Difference[] = [
  {
    name: 'no body, under a content type that is not named or under none',
    why: 'the validator looks at the content type first; the emulator takes no body, whatever its type, for no fields',
    accepted: 'by the emulator',
    concerns: ({ takes, body }) => takes.length > 0 && body.bytes.length === 0,
    plainly: (sample) => ({ ...sample, contentType: 'application/json', body: { bytes: Buffer.from('{}') } }),
  },
  {
    name: 'no body where a choice has the required fields',
    why: 'the validator looks for required fields beside the choice only, finds none, and lets no body pass',
    accepted: 'by the validator',
    concerns: ({ contentType, body }) => contentType !== undefined && body.bytes.length === 0,
  },
  {
    name: 'a body where none is declared',
    why: 'the parser before the validator reads what no operation asked for, and stops at what it cannot read; the emulator leaves it unread',
    accepted: 'by the emulator',
    concerns: ({ takes, body }) => takes.length === 0 && body.bytes.length > 0,
    plainly: (sample) => ({ ...sample, contentType: undefined, body: { bytes: Buffer.alloc(0) } }),
  },
  {
    name: 'a range with a suffix',
    why: 'the validator does not know ranges such as application/*+json',
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
    why: 'the JSON parser before the validator knows UTF-8 alone, the emulator every charset that Node decodes',
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
    name: 'bytes that are no UTF-8',
    why: 'the parser before the validator puts a replacement character; the emulator refuses what it would have to guess',
    accepted: 'by the validator',
    concerns: ({ body: { bytes, parts } }) => parts === undefined && !isUtf8(bytes),
    plainly: (sample) => ({ ...sample, body: { bytes: Buffer.from(sample.body.bytes.toString()) } }),
  },
  {
    name: 'a query',
    why: 'the validator refuses a query that the contract does not declare; the vendors ignore it',
    accepted: 'by the emulator',
    concerns: ({ url }) => url.includes('?'),
    plainly: (sample) => ({ ...sample, url: sample.url.replace(/\?.*/, '') }),
  },
  {
    name: 'a slash after the path, or its letters in another case',
    why: 'the validator matches paths as Express does by default, the emulator as the contract writes them',
    accepted: 'by the validator',
    concerns: (sample) => sample.url.endsWith('/') || isWrittenOtherwise(sample),
    plainly: (sample) => ({ ...sample, url: plainPath(sample) }),
  },
  {
    name: 'an escape for a letter of the path',
    why: 'the validator compares the path as it was sent, the emulator decodes it first',
    accepted: 'by the emulator',
    concerns: isWrittenOtherwise,
    plainly: (sample) => ({ ...sample, url: plainPath(sample) }),
  },
  {
    name: 'an address whose domain has no dot',
    why: 'the validator checks addresses by a shorter pattern than the generated check',
    accepted: 'by the validator',
    concerns: ({ body: { bytes, parts } }) => parts === undefined && looseAddresses(bytes).length > 0,
    plainly: (sample) => ({ ...sample, body: { bytes: withDots(sample.body.bytes) } }),
  },
  {
    name: 'a file for a text',
    why: 'the validator puts an empty text where a file was sent',
    accepted: 'by the validator',
    concerns: ({ body: { parts = [] } }) => parts.some(({ file }) => file !== undefined),
    plainly: (sample) => withParts(sample, (part) => [{ ...part, file: undefined }]),
  },
  {
    name: 'an object in a field that may be a text',
    why: 'the validator leaves the field the text that it came as, which fits; the emulator reads the object, and what is wrong in it counts',
    accepted: 'by the validator',
    concerns: ({ ambiguous, body: { parts = [] } }) => parts.some((part) => isRead(part, ambiguous)),
    plainly: (sample) =>
      withParts(sample, (part) => [isRead(part, sample.ambiguous) ? { ...part, value: 'text' } : part]),
  },
  {
    name: 'a field of a form that a prototype would have',
    why: 'the parsers before the validator leave out what is named __proto__; the emulator reads it as any other field, where no other is taken',
    accepted: 'by the validator',
    concerns: (sample) => fieldsOf(sample).some(isHidden),
    plainly: (sample) => {
      const plain = fieldsOf(sample).filter((field) => !isHidden(field));
      return { ...sample, body: { bytes: Buffer.from(new URLSearchParams(plain).toString()) } };
    },
  },
  {
    name: 'a multipart type in capitals',
    why: 'the validator looks for the small letters in the header as it was sent',
    accepted: 'by the emulator',
    concerns: ({ contentType = '' }) => contentType.startsWith('MULTIPART/FORM-DATA'),
    plainly: (sample) => ({
      ...sample,
      contentType: sample.contentType?.replace(/^[^;]*/, 'multipart/form-data'),
    }),
  },
  {
    name: 'a name in brackets',
    why: 'the multipart reader before the validator makes objects and lists of names such as login[a]',
    accepted: 'by the emulator',
    concerns: ({ body: { parts = [] } }) => parts.some(isInBrackets),
    plainly: (sample) => withParts(sample, (part) => (isInBrackets(part) ? [] : [part])),
  },
];

function isInBrackets({ name }: Part): boolean {
  return /\[.*\]/.test(name);
}

/** Whether a part holds an object that may be meant as a text. */
function isRead({ name, value }: Part, ambiguous: readonly string[]): boolean {
  return ambiguous.includes(name) && isStructure(value);
}

function isHidden([name]: readonly [string, string]): boolean {
  return name === '__proto__';
}

/** Whether a text is an object or a list of JSON. */
function isStructure(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

/** The fields of an urlencoded form. */
function fieldsOf({ contentType, body: { bytes } }: Sample): [name: string, value: string][] {
  const isForm = essenceOf(contentType) === 'application/x-www-form-urlencoded';
  // both leave out a mark of the byte order
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
