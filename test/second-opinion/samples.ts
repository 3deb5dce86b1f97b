import fc, { type Arbitrary } from 'fast-check';
import { bodiesOf, boundary, harmed } from './bodies.ts';
import { mutated } from './mutations.ts';
import type { Body, Sample } from './sample.ts';
import { namesIn, valuesOf } from './values.ts';
import type { Way } from './ways.ts';

/** Requests of one way: those that fit the contract, and those with something wrong with their body, type or path. */
export function samplesOf(way: Way): Arbitrary<Sample> {
  const { method, template, takes, mediaType } = way;
  return fc
    .tuple(urlsOf(way), mediaType === undefined ? fc.constant(nothing) : sendable(way, mediaType))
    .map(([url, { contentType, body }]) => ({ method, template, url, takes, contentType, body }));
}

interface Sendable {
  readonly contentType: string | undefined;
  readonly body: Body;
}

const nothing: Sendable = { contentType: undefined, body: { bytes: Buffer.alloc(0) } };

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
    { weight: 3, arbitrary: sent(fc.constant(nothing.body), fc.option(usual, { nil: undefined, freq: 1 })) },
    { weight: 6, arbitrary: sent(good, usual.chain(spellings)) },
    { weight: 2, arbitrary: sent(good, foreignTypes) },
  );
}

/** Content types that the contract means: for a range, some that lie in it. */
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

/** Content types that few contracts have, and none at all. */
const foreignTypes = fc.constantFrom(
  ...['text/plain', 'text/xml', 'text/json', 'application/octet-stream', 'application/vnd.example+json'],
  ...['application/json', 'application/x-www-form-urlencoded', `multipart/form-data; boundary=${boundary}`],
  ...['application/jsonp', 'json', 'constructor', undefined],
);

/** The operation's path with values for its parameters; seldom written in another way, or with a query. */
function urlsOf({ document, template, parameters }: Way): Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter['in'] === 'path');
  const values = fc.tuple(...inPath.map((parameter) => valuesOf(parameter['schema'], document)));
  const urls = values.map((all) =>
    inPath.reduce((path, { name }, index) => {
      const value = encodeURIComponent(String(all[index]));
      return path.replace(`{${String(name)}}`, () => value);
    }, template),
  );
  return fc.tuple(urls, rewritings).map(([url, rewrite]) => rewrite(url));
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

/** A letter as an escape. */
function escaped(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}
