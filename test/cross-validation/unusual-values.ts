import fc, { type Arbitrary } from 'fast-check';

/** Names that an object has from its prototype, or that a form reads as more than a name. */
const oddNames = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['login[x]', 'a.b', 'größe', '名前', '🔑', '$ref', '0', 'length'],
];

/** Names for fields that no contract has. */
export const fieldNames: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddNames),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
);

/** Texts that were asked for, by their limits: to make them takes longest. */
const textsByLimits = new Map<string, Arbitrary<string>>();

/** Texts of all kinds, their lengths counted as a schema counts them. */
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

/** Values that fit few schemas: of each type, at the edges of what fits, and nested deep. */
export const odds: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, false, 0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 1e300),
  fc.constantFrom<unknown[]>('', 'null', 'true', '1', '{}', '[]', 'short', '🔑🔑🔑', 'e\u0301'.repeat(3)),
  fc.constantFrom<unknown[]>('a@localhost', 'a..b@example.com', 'a@b@example.com', 'a@example.com '),
  fc.constantFrom<unknown[]>([], [null], ['text', 'text'], {}, { constructor: 'text' }, own('__proto__', {})),
  fc.integer({ min: 1, max: 500 }).map((depth) => nested(depth)),
  fc.jsonValue({ maxDepth: 1 }),
);

/** An object with a field of its own, whatever its name. */
export function own(name: string, value: unknown): unknown {
  return Object.fromEntries([[name, value]]);
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>(
    (inner, _, level) => (level % 2 === 0 ? [inner] : { a: inner }),
    'text',
  );
}
