import * as fc from 'fast-check';
import type { Plan } from '../../../src/adopt/plan.ts';

/** Texts that YAML, a comment or a JSONPath could misread. */
const parts = [
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '#',
    ' #',
    ': ',
    ':',
    '- ',
    '? ',
    '{{',
    '}}',
    '{',
    '}',
    '[',
    ']',
    ',',
    '&a',
  ],
  ...[
    '*a',
    '!x',
    '|',
    '>',
    '%',
    '@',
    '`',
    "'",
    '"',
    '\\',
    '\\n',
    '---',
    '...',
    '<<',
    '=',
    '~',
    'null',
    'true',
  ],
  ...[
    'yes',
    'no',
    'on',
    '1',
    '1_000',
    '0x1F',
    '0o7',
    '1e3',
    '.inf',
    '2027-01-31',
    '12:30',
    '-',
    '+',
    '.',
    '$',
  ],
  ...[
    '${HOME}',
    '$${A:-b}',
    '\u0000',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\u{1f600}',
  ],
  ...['é', 'login', 'a', 'Z', '/x/{id}', '__proto__', 'x-login', '# adopted 0123abcd $', '- target: $'],
];

/** Texts of such parts, and of any characters. */
export const text = fc.oneof(
  fc.array(fc.constantFrom(...parts), { maxLength: 5 }).map((some) => some.join('')),
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** Replaces lone surrogates, which a JSONPath cannot have. */
export function wellFormed(one: string): string {
  return one.replaceAll(/\p{Surrogate}/gu, '?');
}

/** A name of a member. An object of the tests has no prototype to set. */
const name = text.filter((one) => one !== '__proto__');

const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(0, 1, -1, 1.5, 401, 1e21, true, false, null, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

const update = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

/** A path that may not exist in a value. */
const path = fc.array(fc.oneof(name, fc.nat(3)), { maxLength: 4 });

const action = update.chain((one) =>
  fc.record({
    target: fc.array(name.map(wellFormed), { maxLength: 3 }),
    update: fc.constant(one),
    remarks: fc.array(
      fc.record({
        path: fc.oneof(
          path,
          fc.constantFrom(...Object.keys(one)).map((key) => [key]),
        ),
        certainty: fc.constantFrom('sure' as const, 'likely' as const, 'open' as const),
        text: fc.oneof(text, fc.lorem({ maxCount: 30 })),
      }),
      { maxLength: 3 },
    ),
    isOpen: fc.boolean(),
  }),
);

/** Plans of any content. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  title: text,
  actions: fc.array(action, { minLength: 1, maxLength: 4 }),
  accounts: fc.uniqueArray(
    fc.record({
      account: fc
        .tuple(
          name.filter((one) => one !== ''),
          fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }),
        )
        .map(([login, others]) => ({ ...others, login })),
      text,
    }),
    { minLength: 1, maxLength: 4, selector: ({ account }) => account.login },
  ),
});

const word = fc.lorem({ maxCount: 1 });

/** Plans of words, with long remarks. */
export const wordy: fc.Arbitrary<Plan> = fc.record({
  title: word,
  actions: fc.array(
    fc.record({
      target: fc.array(word, { maxLength: 3 }),
      update: fc.dictionary(
        word,
        fc.dictionary(word, fc.dictionary(word, word, { maxKeys: 9 }), { maxKeys: 4 }),
        {
          minKeys: 1,
          maxKeys: 4,
        },
      ),
      remarks: fc.constant([
        { path: [], certainty: 'likely' as const, text: 'lorem ipsum dolor sit amet '.repeat(9) },
      ]),
      isOpen: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  accounts: fc.constant([]),
});
