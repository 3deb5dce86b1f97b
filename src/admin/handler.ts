import type { Request, Response } from 'express';
import type { components, operations } from '../generated/admin/types.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { PublicAddress } from '../http/public-address.ts';
import type { ProblemDetails } from '../http/problem.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import type { ListenerScope, Certificate, OpenNamespaceListener } from '../http/listener.ts';
import type { CoverageCounts } from '../coverage/counts.ts';
import type { Journal } from '../journal/journal.ts';
import type { ProviderRecords } from './provider-records.ts';
import type { Resend } from './resend.ts';

/** One call of the control plane; the contract has let it pass. */
export interface AdminCall<Id extends OperationId> extends AdminContext {
  /** The namespace it works on. */
  readonly namespace: string;
  /** The records, in that namespace, of the provider that its path names. */
  readonly records: RecordsOf<Id>;
  readonly params: ParamsOf<Id>;
  readonly query: QueryOf<Id>;
  /** What was sent; where the body may be left out, as if it were there and empty. */
  readonly body: BodyOf<Id>;
  /** Where the emulator stands as the client named it. */
  readonly origin: string;
  readonly request: Request;
  readonly response: Response;
}

/** JSON as the contract declares it; what is no JSON is text or bytes; undefined where there is no body. */
type ReplyBody<Content> = [Content] extends [never]
  ? { readonly body?: undefined }
  : Content extends { readonly 'application/json': infer Body }
    ? { readonly body: Body }
    : Content extends { readonly 'application/problem+json': infer Body }
      ? { readonly body: Body }
      : { readonly body: string | Uint8Array };

/** The call has answered by itself: a stream does. */
export const alreadySent = 'answered' as const;

/** An answer that the contract declares: another status, or another body, does not compile. */
export type Reply<Id extends OperationId> =
  | {
      readonly [S in keyof operations[Id]['responses'] & number]: {
        readonly status: S;
        readonly headers?: Readonly<Record<string, string>>;
      } & ReplyBody<ContentOf<operations[Id]['responses'][S]>>;
    }[keyof operations[Id]['responses'] & number]
  | typeof alreadySent;

/** What answers a call. */
type Handler<Id extends OperationId> = (call: AdminCall<Id>) => Reply<Id> | Promise<Reply<Id>>;

/** A part of the table of calls: a group of them, by operationId. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };

/** A call that cannot be answered as it is wished: what is wrong, where, and what to do. */
export interface ProblemReply<S extends ProblemStatus> {
  readonly status: S;
  readonly body: components['schemas']['Problem'];
}

/** Says a problem; members beside the usual ones come last. */
export function problem<S extends ProblemStatus>(
  status: S,
  detail: string,
  members: Omit<Partial<components['schemas']['Problem']>, 'type' | 'title' | 'status' | 'detail'> = {},
): ProblemReply<S> {
  return { status, body: { type: 'about:blank', title: titles[status], status, detail, ...members } };
}

/** Says several problems at once, a line each. */
export function problems<S extends ProblemStatus>(status: S, lines: readonly string[]): ProblemReply<S> {
  return problem(status, lines.join('; '), { problems: [...lines] });
}

/** The name of a call of the control plane. */
export type OperationId = keyof operations;

type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type NoParameters = Readonly<Record<string, never>>;

/** The parameters in a call's path. */
export type ParamsOf<Id extends OperationId> =
  Parameters<Id> extends { readonly path: infer P } ? P : NoParameters;

type RecordsOf<Id extends OperationId> =
  Parameters<Id> extends { readonly header?: never }
    ? undefined
    : ParamsOf<Id> extends { readonly provider: string }
      ? ProviderRecords
      : undefined;

/** The parameters in a call's query. */
export type QueryOf<Id extends OperationId> =
  Parameters<Id> extends { readonly query?: infer Q }
    ? [Q] extends [undefined]
      ? NoParameters
      : NonNullable<Q>
    : NoParameters;

/** What a call is sent. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  readonly requestBody?: { readonly content: infer Content };
}
  ? Content[keyof Content]
  : undefined;

/** What an answer may hold, by its media type. */
export type ContentOf<Response> = Response extends { readonly content: infer Content } ? Content : never;

/** What the control plane works with. */
export interface AdminContext {
  readonly emulator: Emulator;
  readonly publicAddress: PublicAddress;
  /** What the listener serves that this control plane is for. */
  readonly scope: ListenerScope;
  /** The namespace that a request names, or why it cannot be followed. */
  readonly namespaceOf: NamespaceReader;
  readonly journal: Journal;
  readonly coverage: CoverageCounts;
  /** Opens a listener of its own for a place; none where the emulator has no sockets of its own. */
  readonly listen?: OpenNamespaceListener;
  readonly resend: Resend;
  /** Is aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  /** With which the emulator speaks https; none where it does not. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}

/** What a problem is called, by its status. */
const titles = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Timed out',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable',
  500: 'The emulator failed',
  501: 'Not built',
  503: 'Unavailable',
} as const;

/** A status with which the control plane says a problem. */
export type ProblemStatus = keyof typeof titles;

/** Says a problem to a request that no call of the table answers. */
export function problemDetails(status: number, detail: string): ProblemDetails {
  const known: Readonly<Record<number, string>> = titles;
  return { status, title: known[status] ?? (status < 500 ? titles[400] : titles[500]), detail };
}
