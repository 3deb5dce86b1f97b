import fc, { type Arbitrary } from 'fast-check';
import type { Node } from '../../tools/codegen/document.ts';
import { bodiesOf, boundary, harmed, withHidden } from './bodies.ts';
import { mutated } from './mutations.ts';
import type { Body, Sample } from './sample.ts';
import { ambiguousIn, namesIn, valuesOf } from './values.ts';
import type { Way } from './request-variants.ts';

/** Requests of one variant: valid requests, and requests with an error in the body, content type or path. */
export function samplesOf(way: Way): Arbitrary<Sample> {
  const { method, template, takes, mediaType, schema, document } = way;
  const ambiguous = ambiguousIn(schema, document);
  return fc
    .tuple(urlsOf(way), headersOf(way), mediaType === undefined ? undeclared : sendable(way, mediaType))
    .map(([url, headers, sent]) => ({ method, template, url, takes, ambiguous, headers, ...sent }));
}

const urlencodedType = 'application/x-www-form-urlencoded';

interface Sendable {
  readonly contentType: string | undefined;
  readonly body: Body;
}

const nothing: Sendable = { contentType: undefined, body: { bytes: Buffer.alloc(0) } };

/** Bodies for operations without a declared body: mostly empty. */
const undeclared: Arbitrary<Sendable> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(nothing) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { contentType: 'application/json', body: { bytes: Buffer.from('{"more":true}') } },
      { contentType: 'text/plain', body: { bytes: Buffer.from('text') } },
      { contentType: 'application/json', body: { bytes: Buffer.from('{"more":') } },
    ),
  },
);

function sendable({ document, schema }: Way, mediaType: string): Arbitrary<Sendable> {
  const fitting = valuesOf(schema, document);
  const unfitting = mutated(fitting, namesIn(schema, document));
  const sent = (bodies: Arbitrary<Body>, types: Arbitrary<string | undefined>): Arbitrary<Sendable> =>
    fc.record({ contentType: types, body: bodies });
  const good = bodiesOf(mediaType, fitting);
  const bad = bodiesOf(mediaType, unfitting);
  const usual = typesOf(mediaType);
  return fc.oneof(
    { weight: 20, arbitrary: sent(good, usual) },
    { weight: 34, arbitrary: sent(bad, usual) },
    { weight: 3, arbitrary: sent(harmed(good), usual) },
    { weight: mediaType === urlencodedType ? 2 : 0, arbitrary: sent(withHidden(good), usual) },
    { weight: 3, arbitrary: sent(fc.constant(nothing.body), fc.option(usual, { nil: undefined, freq: 1 })) },
    { weight: 6, arbitrary: sent(good, usual.chain(spellings)) },
    { weight: 2, arbitrary: sent(good, foreignTypes) },
  );
}

/** Content types that match the contract; for a range, some of its members. */
function typesOf(mediaType: string): Arbitrary<string> {
  return fc.constantFrom(...(ranges[mediaType] ?? [mediaType]));
}

const ranges: Readonly<Record<string, readonly string[]>> = {
  'application/*+json': ['application/vnd.example+json', 'application/problem+json'],
  '*/*': ['text/plain', 'application/octet-stream', 'text/xml', 'text/json', 'application/vnd.example+json'],
  'multipart/form-data': [`multipart/form-data; boundary=${boundary}`],
};

function spellings(type: string): Arbitrary<string> {
  const [name = '', ...parameters] = type.split(';');
  const capitals = [name.toUpperCase(), ...parameters].join(';');
  const latin = `${type};charset=iso-8859-1`;
  return fc.constantFrom(
    ...[capitals, capitals, capitals, latin],
    `${type}; charset=UTF-8`,
    `${type}; charset=klingon`,
    `${type}; version=1`,
    name,
  );
}

/** Content types that few contracts declare, and a missing content type. */
const foreignTypes = fc.constantFrom(
  ...['text/plain', 'text/xml', 'text/json', 'application/octet-stream', 'application/vnd.example+json'],
  ...['application/json', 'application/x-www-form-urlencoded', `multipart/form-data; boundary=${boundary}`],
  ...['application/jsonp', 'json', 'constructor', undefined],
);

/** Values for some of the headers and cookies that the operation reads. */
function headersOf({ parameters }: Way): Arbitrary<Readonly<Record<string, string>>> {
  return fc.tuple(someOf('header', parameters), someOf('cookie', parameters)).map(([headers, cookies]) => {
    const cookie = cookies.map(([name, value]) => `${name}=${value}`).join('; ');
    return { ...Object.fromEntries(headers), ...(cookie === '' ? {} : { cookie }) };
  });
}

/** Some of the parameters in `header`, `cookie` or `query`, each with a string. */
function someOf(place: string, parameters: readonly Node[]): Arbitrary<readonly [string, string][]> {
  const names = parameters.filter((one) => one['in'] === place).map(({ name }) => String(name));
  const texts = fc.tuple(...names.map((name) => words.map((word): [string, string] => [name, word])));
  return texts.chain((all) => fc.subarray(all));
}

/** Strings that are valid in a header. */
const words = fc.stringMatching(/^[\w.~-]{0,43}$/);

/** The operation's path with values for its parameters; rarely with another spelling or a query. */
function urlsOf({ document, template, parameters }: Way): Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter['in'] === 'path');
  const values = fc.tuple(...inPath.map((parameter) => valuesOf(parameter['schema'], document)));
  const urls = values.map((all) =>
    inPath.reduce((path, { name }, index) => {
      const value = encodeURIComponent(String(all[index]));
      return path.replace(`{${String(name)}}`, () => value);
    }, template),
  );
  return fc.tuple(urls, someOf('query', parameters), rewritings).map(([url, fields, rewrite]) => {
    const written = rewrite(url);
    const query = new URLSearchParams(fields).toString();
    return query === '' ? written : `${written}${written.includes('?') ? '&' : '?'}${query}`;
  });
}

const rewritings: Arbitrary<(url: string) => string> = fc.oneof(
  { weight: 40, arbitrary: fc.constant((url: string) => url) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      (url: string) => `${url}/`,
      (url: string) => `${url}%`,
      (url: string) => `${url}?more=text`,
      (url: string) => url.replace(/[a-z](?=[a-z]*$)/, (letter) => letter.toUpperCase()),
      (url: string) => url.replace(/[a-z](?=[^/]*\/?[^/]*$)/, escaped),
    ),
  },
);

/** Percent-encodes a letter. */
function escaped(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}
