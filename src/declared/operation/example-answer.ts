import type { AnswerExample } from '../../core/contract.ts';
import type { RenderedReply, Trace, Wire } from '../../core/operation.ts';
import { isWritable, jsonFirst, preferredType } from '../../media-types.ts';
import { isRecord } from '../../json.ts';
import type { AnswerFacts } from '../runtime/act.ts';
import type { MediaType, OperationDetails, Response } from '../contract/operation-details.ts';
import { below, memberOf, nodeAt } from '../contract/pointer.ts';
import { textOf } from '../runtime/resolve.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import type { AccountRef } from '../runtime/records.ts';
import { exampleHeaders } from './example-headers.ts';
import { responseOf } from './examples.ts';

/** Answers an operation by the contract's examples, or by a value made up from its schema. */
export interface ExampleAnswers {
  /** The examples that a client may select. */
  readonly all: readonly AnswerExample[];
  /** The status of a success. */
  readonly status: number;
  /** From what of the contract the success is: an example, a schema, or the status alone. */
  readonly source: string;
  /** Returns the answer for an account: its own example, that of its role, or the first. */
  answer(facts: AnswerFacts, request: ExampleRequest, chosen?: AnswerExample): RenderedReply;
}

/** The parts of a request that decide about an example. */
interface ExampleRequest {
  readonly wire: Pick<Wire, 'path' | 'headers'>;
  /** Receives why an example can't be made up. */
  readonly trace: Trace;
}

/** Reads the examples of an operation. */
export function exampleAnswers(details: OperationDetails, parts: ProviderParts): ExampleAnswers {
  const status = successOf(details);
  const all = [...details.responses].flatMap(([declared, response]) =>
    examplesOf(declared, response, status),
  );
  return {
    all,
    status,
    source: sourceOf(responseOf(details, status)),
    answer(facts, { wire: { path, headers }, trace }, chosen) {
      const sent = chosen?.status ?? status;
      const response = responseOf(details, sent);
      if (response === undefined) return { status: sent, body: undefined };
      const own = exampleHeaders(response, path, parts);
      const sentHeaders = own === undefined ? {} : { headers: own };
      const types = typesWith(chosen?.name, response);
      const preferred = preferredType(types, headers['accept']);
      for (const contentType of [...(preferred === undefined ? [] : [preferred]), ...jsonFirst(types)]) {
        const media = response.content.get(contentType);
        if (media === undefined) continue;
        const name = chosen?.name ?? nameFor(response, contentType, facts.found, parts);
        const body = name === undefined ? sampled(media, path, trace, parts) : media.examples.get(name);
        if (name !== undefined || isWritable(body, contentType))
          return { status: sent, body, contentType, ...sentHeaders };
        trace(`no value in ${contentType} is made up; add an example to the contract`);
      }
      return { status: sent, body: undefined, ...sentHeaders };
    },
  };
}

function sourceOf(response: Response | undefined): string {
  const media = [...(response?.content.values() ?? [])];
  if (media.some(({ examples }) => examples.size > 0)) return "the contract's example";
  return media.some(({ schema }) => schema !== undefined)
    ? "a sample of the contract's schema"
    : 'the contract';
}

/** Returns the media types of a response; with the name of an example, only those that have it. */
function typesWith(name: string | undefined, response: Response | undefined): readonly string[] {
  const all = [...(response?.content ?? [])];
  return all.filter(([, { examples }]) => name === undefined || examples.has(name)).map(([type]) => type);
}

/** Returns the first declared success of an operation; 200 if it declares a default, else its first status. */
export function successOf({ responses }: OperationDetails): number {
  const declared = [...responses.keys()].filter((status) => /^[1-5](\d\d|XX)$/i.test(status)).sort();
  const success = declared.find((status) => /^[23]/.test(status));
  const first = success ?? (responses.has('default') ? undefined : declared[0]);
  if (first === undefined) return 200;
  return Number(first.replaceAll(/x/gi, '0'));
}

/** Returns the examples of a declared status; one without a name for a status that has none. */
function examplesOf(declared: string, { content }: Response, success: number): readonly AnswerExample[] {
  const status = declared === 'default' ? success : Number(declared.replaceAll(/x/gi, '0'));
  const names = [...content.values()].flatMap(({ examples }) => [...examples.keys()]);
  const unnamed = { status };
  return [unnamed, ...[...new Set(names)].map((name) => ({ status, name }))];
}

/** Returns the name of the example for an account; undefined if the answer has none. */
function nameFor(
  { pointer }: Response,
  contentType: string,
  found: AccountRef | undefined,
  { document, marks }: ProviderParts,
): string | undefined {
  const media = nodeAt(document, below(below(pointer, 'content'), contentType));
  if (media === undefined) return undefined;
  const named = nodeAt(document, below(media.pointer, 'examples'));
  const names = isRecord(named?.value) ? Object.keys(named.value) : [];
  const marked = names.map((name) => ({
    name,
    mark: memberOf(nodeAt(document, below(named?.pointer ?? '', name))?.value, 'x-login'),
  }));
  const role = found?.account[marks.marks.account?.role ?? 'role'];
  const own =
    marked.find(({ mark }) => found !== undefined && isFor(found, memberOf(mark, 'account'))) ??
    marked.find(({ mark }) => role !== undefined && memberOf(mark, 'role') === role) ??
    marked.find(({ mark }) => mark === undefined);
  if (own !== undefined) return own.name;
  return memberOf(media.value, 'example') === undefined ? names[0] : 'default';
}

function isFor({ key, account }: AccountRef, named: unknown): boolean {
  const name = textOf(named);
  return name !== undefined && (name.toLowerCase() === key || name === String(account.id));
}

function sampled(
  { schema }: MediaType,
  parameters: Wire['path'],
  trace: Trace,
  parts: ProviderParts,
): unknown {
  if (schema === undefined) return undefined;
  const { document } = parts;
  const made = parts.sample(nodeAt(document, schema)?.value, { parameters });
  if (!('message' in made)) return made.value;
  trace(made.message);
  return {};
}
