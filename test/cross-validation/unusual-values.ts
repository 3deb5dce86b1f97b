import fc, { type Arbitrary } from 'fast-check';

/** Names that an object inherits from its prototype, or that a form parser interprets. */
const oddNames = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['login[x]', 'a.b', 'größe', '名前', '🔑', '$ref', '0', 'length'],
];

/** Names of undeclared fields. */
export const fieldNames: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddNames),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
);

/** A cache of string arbitraries by their limits, because creating them is slow. */
const textsByLimits = new Map<string, Arbitrary<string>>();

/** Strings of all kinds, with lengths counted as in a schema. */
export function texts(
  limits: { readonly minLength?: number; readonly maxLength?: number } = {},
): Arbitrary<string> {
  const key = JSON.stringify(limits);
  const made =
    textsByLimits.get(key) ??
    fc.oneof(fc.string({ unit: 'grapheme-ascii', ...limits }), fc.string({ unit: 'binary', ...limits }));
  textsByLimits.set(key, made);
  return made;
}

/** Values that match few schemas: of each type, at the limits, and deeply nested. */
export const odds: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, false, 0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 1e300),
  fc.constantFrom<unknown[]>('', 'null', 'true', '1', '{}', '[]', 'short', '🔑🔑🔑', 'e\u0301'.repeat(3)),
  fc.constantFrom<unknown[]>('a@localhost', 'a..b@example.com', 'a@b@example.com', 'a@example.com '),
  fc.constantFrom<unknown[]>([], [null], ['text', 'text'], {}, { constructor: 'text' }, own('__proto__', {})),
  fc.integer({ min: 1, max: 500 }).map((depth) => nested(depth)),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Returns an object with its own field of any name, even `__proto__`. */
export function own(name: string, value: unknown): unknown {
  return Object.fromEntries([[name, value]]);
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>(
    (inner, _, level) => (level % 2 === 0 ? [inner] : { a: inner }),
    'text',
  );
}
