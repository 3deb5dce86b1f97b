import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { outcomeNames } from '../../src/core/outcome.ts';
import { actRules, readByAll } from '../../src/declared/marks/act-table.ts';
import {
  addedOutcomes,
  type ActName,
  type DeclaredOutcome,
  type ReadName,
} from '../../src/declared/marks/names.ts';

/** The source of a contract: a file or module of a package, or an app that generates it. */
export type ContractSource =
  | { readonly package: string; readonly file: string }
  /** A JavaScript module that exports the document. */
  | { readonly package: string; readonly module: string }
  /** The name of a folder in test/adopt/apps. */
  | { readonly generate: string }
  /** A file of this repository. */
  | { readonly file: string };

/** One place, or several. */
type Places = string | readonly string[];

/** The expected marks of one operation. */
export interface KeyOperation {
  readonly acts: readonly ActName[];
  readonly reads?: {
    readonly [K in ReadName]?: K extends 'fields' ? Readonly<Record<string, Places>> : Places;
  };
  /** The places of the success answer that have the tokens. */
  readonly tokens?: { readonly [K in 'access' | 'refresh' | 'challenge']?: Places };
  /** The statuses of the outcomes that the contract shows. */
  readonly answers?: { readonly [K in DeclaredOutcome]?: number };
  /** The other outcomes that the API has, with their statuses: right if they are marked, but not expected. */
  readonly possible?: Readonly<Record<string, readonly number[]>>;
  /** The places that the API has but its contract doesn't show, each with the reason. */
  readonly beyond?: Readonly<Record<string, string>>;
}

/** An answer key: the expected marks of a contract that was written without any thought of them. */
export interface Key {
  readonly name: string;
  readonly contract: ContractSource;
  /** Whether the recogniser may be tuned on this contract. */
  readonly tuned: boolean;
  /** By method and path: `POST /users/login`. */
  readonly operations: Readonly<Record<string, KeyOperation>>;
  /** Operations that may have a mark or not, each with the reason. */
  readonly open?: Readonly<Record<string, string>>;
  /** The part of later requests that has the token. */
  readonly session?: Places;
}

const folder = 'test/adopt/keys';

/** Returns the answer keys of the folder. Throws an error with the file and all problems of a wrong key. */
export function readKeys(): readonly Key[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => keyOf(basename(file, '.yaml'), readFileSync(join(folder, file), 'utf8')));
}

/** Parses an answer key. Throws an error with all problems. */
export function keyOf(name: string, text: string): Key {
  const content = load(text);
  if (!isKey(content)) throw wrongKey(name, isKey.errors?.map(problemText) ?? []);
  const problems = Object.entries(content.operations).flatMap(([title, operation]) =>
    [...misplacedReads(operation), ...impossibleOutcomes(operation)].map((problem) => `${title}: ${problem}`),
  );
  const both = Object.keys(content.open ?? {}).filter((title) => Object.hasOwn(content.operations, title));
  problems.push(...both.map((title) => `${title}: is both in operations and in open`));
  if (problems.length > 0) throw wrongKey(name, problems);
  return { ...content, name };
}

function wrongKey(name: string, problems: readonly string[]): Error {
  return new Error(problems.map((problem) => `${name}.yaml: ${problem}`).join('\n'));
}

const { $defs: marks } = JSON.parse(readFileSync('openapi/schema/x-login.schema.json', 'utf8')) as {
  readonly $defs: Readonly<Record<string, object>>;
};

const text = { type: 'string', minLength: 1 };
const oneOrMore = (items: object) => ({ anyOf: [items, { type: 'array', minItems: 2, items }] });
const closed = (properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const byName = (names: readonly string[], value: object) =>
  closed(Object.fromEntries(names.map((name) => [name, value])), []);

const readNames = [
  ...new Set(Object.values(actRules).flatMap(({ requires, reads }) => [...requires.flat(), ...reads])),
];
const places = oneOrMore(marks['Place'] ?? {});
const tokenPlaces = oneOrMore({ type: 'string', pattern: '^(body|body\\.[^.].*|(header|cookie)\\.[^.].*)$' });
const carriers = oneOrMore({ type: 'string', pattern: '^(bearer|basic|(cookie|header|query)\\..+)$' });
const exactPackage = { type: 'string', pattern: '^(@[^/@]+/)?[^/@]+@\\d+\\.\\d+\\.\\d+[^/@]*$' };
const titles = { pattern: '^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /' };

const operation = closed(
  {
    acts: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: Object.keys(actRules).filter((name) => name !== 'protected' && name !== 'public') },
    },
    reads: {
      ...byName([...readNames, ...readByAll], places),
      properties: {
        ...byName([...readNames, ...readByAll], places).properties,
        fields: { type: 'object', additionalProperties: places },
      },
    },
    tokens: byName(['access', 'refresh', 'challenge'], tokenPlaces),
    answers: byName([...outcomeNames, ...addedOutcomes], { type: 'integer', minimum: 200, maximum: 599 }),
    beyond: { type: 'object', additionalProperties: text },
  },
  ['acts'],
);

const isKey = new Ajv2020({ allErrors: true, strict: false }).compile<Omit<Key, 'name'>>(
  closed(
    {
      contract: {
        oneOf: [
          closed({ package: exactPackage, file: text }),
          closed({ package: exactPackage, module: text }),
          closed({ generate: text }),
        ],
      },
      tuned: { type: 'boolean' },
      operations: { type: 'object', propertyNames: titles, additionalProperties: operation },
      open: { type: 'object', propertyNames: titles, additionalProperties: text },
      session: carriers,
    },
    ['contract', 'tuned', 'operations'],
  ),
);

function problemText({
  instancePath,
  message,
  params,
}: {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: object;
}): string {
  return `${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`;
}

/** Finds values that none of the acts reads. */
function misplacedReads({ acts, reads = {} }: KeyOperation): readonly string[] {
  const known: readonly string[] = acts.flatMap((act) => {
    const { requires, reads: others } = actRules[act];
    return [...requires.flat(), ...others, ...readByAll];
  });
  return Object.keys(reads)
    .filter((name) => !known.includes(name))
    .map((name) => `${acts.join(' and ')} doesn't read ${name}`);
}

/** The refusals that every act may have, by its session, its client or a limit. */
const shared: readonly DeclaredOutcome[] = [
  ...(['token-missing', 'token-invalid', 'token-expired', 'not-allowed', 'more-factors-required'] as const),
  ...(['client-invalid', 'csrf-failed', 'rate-limited', 'malformed-request', 'not-found'] as const),
  ...(['server-error', 'unavailable'] as const),
];

/** Finds outcomes that none of the acts can decide, and successes with the status of a failure. */
function impossibleOutcomes({ acts, answers = {} }: KeyOperation): readonly string[] {
  const namesOf = (kind: 'successes' | 'refusals'): readonly string[] =>
    acts.flatMap((act) => actRules[act][kind].map((one) => (typeof one === 'string' ? one : one[0])));
  const successes = namesOf('successes');
  const known = [...successes, ...namesOf('refusals'), ...shared];
  return Object.entries(answers).flatMap(([name, status]) => {
    if (!known.includes(name)) return [`${acts.join(' and ')} can't have the outcome ${name}`];
    return successes.includes(name) && status >= 400
      ? [`${name} is a success, but has the status ${status}`]
      : [];
  });
}
