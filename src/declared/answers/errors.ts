import type { ErrorReplyName, Provenance } from '../../core/contract.ts';
import type { Exchange, RenderedReply } from '../../core/operation.ts';
import type { Marks } from '../marks/types.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import { sourcesOf } from '../runtime/sources.ts';
import { compileAnswer } from './compile.ts';

/** An answer to requests that reach no operation. */
export interface ErrorAnswer {
  readonly status: number;
  readonly provenance: Provenance;
  readonly source: string;
  readonly contentType: string;
  render(exchange: Exchange): Omit<RenderedReply, 'status'>;
}

const statuses: Readonly<Record<ErrorReplyName, number>> = {
  malformed: 400,
  'unsupported-media-type': 415,
  'too-large': 413,
  'not-found': 404,
  'method-not-allowed': 405,
};

const titles: Readonly<Record<ErrorReplyName, string>> = {
  malformed: 'the path is malformed',
  'unsupported-media-type': 'the operation takes no body of this type',
  'too-large': 'the body is too large',
  'not-found': 'the contract has no such path',
  'method-not-allowed': 'the path has no such method',
};

/** Returns the answers to requests that reach no operation: those of the marks, else plain problems. */
export function errorAnswers(parts: ProviderParts): Readonly<Record<ErrorReplyName, ErrorAnswer>> {
  const { errors = {} } = parts.marks.marks;
  const of = (name: ErrorReplyName) => {
    const mark = errors[name];
    return mark === undefined ? plain(name) : marked(name, mark, parts);
  };
  return {
    malformed: of('malformed'),
    'unsupported-media-type': of('unsupported-media-type'),
    'too-large': of('too-large'),
    'not-found': of('not-found'),
    'method-not-allowed': of('method-not-allowed'),
  };
}

function plain(name: ErrorReplyName): ErrorAnswer {
  const status = statuses[name];
  const body = { type: 'about:blank', title: titles[name], status };
  return {
    ...{ status, provenance: 'inferred', source: 'no answer in the marks' },
    contentType: 'application/problem+json',
    render: () => ({ body }),
  };
}

function marked(name: ErrorReplyName, mark: Marks['Answer'], parts: ProviderParts): ErrorAnswer {
  const compiled = compileAnswer(mark, statuses[name], parts.roots, () => undefined);
  if ('problems' in compiled)
    throw new Error(`the answer ${name} is broken: ${compiled.problems[0]?.message ?? ''}`);
  const { answer } = compiled;
  return {
    ...{ status: answer.status, provenance: answer.provenance, source: answer.source },
    contentType: mark.contentType ?? 'application/json',
    render(exchange) {
      const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };
      const environment = { now: exchange.now, origin: exchange.origin, address: '', requestNumber: 0 };
      const { status: _status, ...reply } = answer.render(
        sourcesOf({ facts: {}, wire, environment, lockout: undefined }, exchange),
      );
      return reply;
    },
  };
}
