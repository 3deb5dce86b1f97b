import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { isRecord, type Node } from '../../json.ts';
import { createShapes } from '../facts/fields.ts';
import { isNamed, tokenRank } from '../facts/lexicon.ts';
import { wordsOf } from '../facts/name-parts.ts';
import type { OperationFacts } from '../facts/operation.ts';
import { listedCode } from './outcome-code.ts';
import { bodyOf } from './sample.ts';
import { sentences } from './sentences.ts';
import { templateOf, withMember } from './template.ts';

/** How the second step finds the sign-in. */
export interface SecondStep {
  /** The name of the field by which it reads the challenge; undefined if a cookie carries it. */
  readonly field: string | undefined;
}

const factor =
  '(m ?fa|2 ?fa|t ?fa|o ?tp|totp|two ?(factor|step)|second (factor|step)|multi factor|challenge|step up)';
const asks = new RegExp(
  `\\b${factor}( \\w+)? (required|needed|pending|necessary)\\b|\\b(requires?|needs?|required|pending)( \\w+)? ${factor}\\b`,
);

/** Returns the answer of the contract that asks for the second step: a further 2xx, or an alternative of the success. */
export async function secondStepAnswer(
  document: Node,
  facts: OperationFacts,
  step: SecondStep,
): Promise<Node | undefined> {
  const own = facts.success;
  const alternatives = alternativesOf(document, own?.schema).map((schema) => ({
    ...{ status: Number(own?.status), schema, example: undefined },
  }));
  const found = [...furtherSuccesses(document, facts), ...alternatives].find(({ schema, example }) =>
    asksForStep(document, schema ?? schemaLike(example)),
  );
  if (found === undefined || !Number.isInteger(found.status)) return undefined;
  const body = found.example ?? (await bodyOf(document, found.schema));
  return { status: found.status, body: withChallenge(body, step, enumsOf(document, found.schema)) };
}

/** Returns a schema without the alternatives that ask for the second step. */
export function withoutSecondStep(document: Node, schema: unknown): unknown {
  const followed = target(document, schema);
  for (const key of ['oneOf', 'anyOf']) {
    const list = memberOf(followed, key);
    if (!isRecord(followed) || !Array.isArray(list)) continue;
    const others = list.filter((one) => !asksForStep(document, one));
    if (others.length > 0 && others.length < list.length) return { ...followed, [key]: others };
  }
  return schema;
}

interface FurtherSuccess {
  readonly status: number;
  readonly schema: unknown;
  readonly example: unknown;
}

/** Returns the successes of an operation besides its first one. */
export function furtherSuccesses(
  document: Node,
  { head, success }: OperationFacts,
): readonly FurtherSuccess[] {
  const responses = memberOf(nodeAt(document, head.pointer)?.value, 'responses');
  return Object.entries(isRecord(responses) ? responses : {}).flatMap(([status, response]) => {
    if (!/^2\d\d$/.test(status) || status === success?.status) return [];
    const content = memberOf(target(document, response), 'content');
    const media = Object.entries(isRecord(content) ? content : {}).find(([type]) => /json/i.test(type))?.[1];
    const schema = memberOf(media, 'schema');
    const examples = memberOf(media, 'examples');
    const [named] = isRecord(examples) ? Object.values(examples) : [];
    const example = memberOf(media, 'example') ?? memberOf(target(document, named), 'value');
    return [{ status: Number(status), schema, example }];
  });
}

function alternativesOf(document: Node, schema: unknown): readonly unknown[] {
  const followed = target(document, schema);
  return ['oneOf', 'anyOf'].flatMap((key) => {
    const list = memberOf(followed, key);
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  });
}

function asksForStep(document: Node, schema: unknown): boolean {
  const { fields } = createShapes(document)(schema);
  const near = fields.filter(({ path }) => path.length <= 3);
  const hasToken = near.some((field) => tokenRank(field) >= 3.5 && !isNamed(field, 'challenge'));
  const isAsked = near.some(
    (field) =>
      isNamed(field, 'challenge') ||
      asks.test(field.words) ||
      field.values.some(
        (value) => typeof value === 'string' && asks.test(value.replaceAll(/\W|_/g, ' ').toLowerCase()),
      ),
  );
  return isAsked && !hasToken;
}

/** Returns the names of an example as a schema. */
function schemaLike(example: unknown): unknown {
  if (!isRecord(example)) return undefined;
  return {
    properties: Object.fromEntries(
      Object.entries(example).map(([name, one]) => [name, schemaLike(one) ?? {}]),
    ),
  };
}

type Listed = ReadonlyMap<string, readonly string[]>;

function enumsOf(document: Node, schema: unknown): Listed {
  const { fields } = createShapes(document)(schema);
  return new Map(
    fields.map(({ path, values }) => [path.join('\n'), values.filter((one) => typeof one === 'string')]),
  );
}

/** Fills the body that asks for the second step. */
function withChallenge(body: unknown, { field }: SecondStep, listed: Listed): unknown {
  const names = namesIn(body);
  const [guess] = names.filter((name) => isNamed({ words: wordsOf(name) }, 'challenge'));
  const carrier = field !== undefined && names.includes(field) ? field : guess;
  const filled = templateOf(body, ({ value, path, words }) => {
    if (path.at(-1) === carrier && carrier !== undefined && !isRecord(value)) return '{{challenge.id}}';
    if (typeof value === 'boolean') return asks.test(words) ? true : undefined;
    const values = listed.get(path.join('\n')) ?? [];
    if (typeof value === 'string' && values.length > 1 && path.at(-1) !== '0')
      return listedCode('second-factor-required', 401, values);
    return value === 'string' && /\b(message|msg|detail)$/.test(words)
      ? sentences['second-factor-required']
      : undefined;
  });
  return carrier === undefined && field !== undefined
    ? withMember(filled, [field], '{{challenge.id}}')
    : filled;
}

function namesIn(body: unknown): readonly string[] {
  if (!isRecord(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => [name, ...namesIn(value)]);
}

function target(document: Node, node: unknown): unknown {
  const reference = memberOf(node, '$ref');
  return typeof reference === 'string' && reference.startsWith('#')
    ? nodeAt(document, decodeURIComponent(reference.slice(1)))?.value
    : node;
}
