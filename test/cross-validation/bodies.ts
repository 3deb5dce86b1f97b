import fc, { type Arbitrary } from 'fast-check';
import { isNode } from '../../tools/codegen/document.ts';
import { fieldNames } from './unusual-values.ts';
import type { Body, Part } from './sample.ts';

/** The boundary between the parts of a multipart form. */
export const boundary = 'a-line-between-two-parts';

/** Encodes values as bodies of a content type: as a form for form types, else as JSON. */
export function bodiesOf(mediaType: string, values: Arbitrary<unknown>): Arbitrary<Body> {
  const write = writers[mediaType] ?? written;
  return values.chain(write);
}

/** Bodies with corrupted bytes. */
export function harmed(bodies: Arbitrary<Body>): Arbitrary<Body> {
  return fc.tuple(bodies, harms).map(([body, harm]) => ({ ...body, bytes: harm(body.bytes) }));
}

/** Forms with the additional field `__proto__`. */
export function withHidden(bodies: Arbitrary<Body>): Arbitrary<Body> {
  return bodies.map((body) => ({
    ...body,
    bytes: Buffer.concat([body.bytes, Buffer.from('&__proto__=text')]),
  }));
}

const writers: Readonly<Record<string, (value: unknown) => Arbitrary<Body>>> = {
  'application/x-www-form-urlencoded': (value) =>
    isNode(value) ? fc.constant({ bytes: Buffer.from(urlencoded(value)) }) : written(value),
  'multipart/form-data': (value) =>
    isNode(value) ? partsOf(value).map((parts) => ({ bytes: multipart(parts), parts })) : written(value),
};

function written(value: unknown): Arbitrary<Body> {
  return fc.constant({ bytes: Buffer.from(JSON.stringify(value)) });
}

function urlencoded(value: Readonly<Record<string, unknown>>): string {
  return fieldsOf(value)
    .map(({ name, value: field }) => `${encodeURIComponent(name)}=${encodeURIComponent(field)}`)
    .join('&');
}

/** Returns a form's fields: a list repeats its field, and other values except strings are encoded as JSON. */
function fieldsOf(value: Readonly<Record<string, unknown>>): readonly Part[] {
  return Object.entries(value).flatMap(([name, field]) =>
    (Array.isArray(field) ? field : [field]).map((one) => ({ name, value: textOf(one) })),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields as parts, mostly unchanged; else with files or bracketed names. */
function partsOf(value: Readonly<Record<string, unknown>>): Arbitrary<readonly Part[]> {
  const fields = fieldsOf(value);
  const asFile = fc
    .tuple(fc.nat(), files)
    .map(([at, file]) => fields.map((one, index) => (index === at % fields.length ? { ...one, file } : one)));
  const objectsAsFiles = fc.constant(
    fields.map((one) => (isNode(value[one.name]) ? { ...one, file: { name: 'blob', type: json } } : one)),
  );
  const oneMore = fc.tuple(fieldNames, files).map(([name, file]) => [...fields, { name, value: '{}', file }]);
  const texts = Object.keys(value).filter((name) => typeof value[name] === 'string');
  const inBrackets = fc
    .tuple(fc.constantFrom(...texts, 'more'), fc.constantFrom('[a]', '[]', '[0]'))
    .map(([name, brackets]) => [...fields, { name: `${name}${brackets}`, value: 'text' }]);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(fields) },
    { weight: 1, arbitrary: asFile },
    { weight: 1, arbitrary: objectsAsFiles },
    { weight: 1, arbitrary: oneMore },
    { weight: 1, arbitrary: inBrackets },
  );
}

const json = 'application/json';
const files = fc.record({
  name: fc.constantFrom('text.txt', 'größe "1".json', ''),
  type: fc.constantFrom(json, 'text/plain', 'Application/JSON'),
});

/** Encodes parts as a multipart form. */
export function multipart(parts: readonly Part[]): Buffer {
  const written = parts.flatMap(({ name, value, file }) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(name)}"${file === undefined ? '' : `; filename="${quoted(file.name)}"`}`,
    ...(file === undefined ? [] : [`Content-Type: ${file.type}`]),
    '',
    value,
  ]);
  return Buffer.from([...written, `--${boundary}--`, ''].join('\r\n'));
}

/** Escapes characters that would end the quoted name, as browsers do. */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Functions that corrupt bytes. */
const harms: Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % Math.max(bytes.length, 1))),
  fc
    .constantFrom(',', '}', ' ', '\0', 'x', '&', '\r\n')
    .map((end) => (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(end)])),
  fc
    .constantFrom(' ', '\ufeff', ')]}', '// text\n', '?')
    .map((start) => (bytes: Buffer) => Buffer.concat([Buffer.from(start), bytes])),
  fc.constantFrom(' ', '\n', 'NaN', 'undefined', "{'a':1}", '{"a":01}').map((all) => () => Buffer.from(all)),
  fc.constant((bytes: Buffer) => between(bytes, Buffer.from([0xff]))),
);

/** Inserts bytes into the first value of a body, or at its end. */
function between(bytes: Buffer, more: Buffer): Buffer {
  const found = /[:=]\s*"?/.exec(bytes.toString('latin1'));
  const at = found === null ? bytes.length : found.index + found[0].length;
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}
