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

/** A call of the control plane, validated against the contract. */
export interface AdminCall<Id extends OperationId> extends AdminContext {
  /** The namespace of the call. */
  readonly namespace: string;
  /** The records of the provider in its path, in that namespace. */
  readonly records: RecordsOf<Id>;
  readonly params: ParamsOf<Id>;
  readonly query: QueryOf<Id>;
  /** The body; an empty object if an optional body is omitted. */
  readonly body: BodyOf<Id>;
  /** The emulator's origin as the client addressed it. */
  readonly origin: string;
  readonly request: Request;
  readonly response: Response;
}

/** The body of a reply: JSON as the contract declares it, text or bytes for other media types, or undefined. */
type ReplyBody<Content> = [Content] extends [never]
  ? { readonly body?: undefined }
  : Content extends { readonly 'application/json': infer Body }
    ? { readonly body: Body }
    : Content extends { readonly 'application/problem+json': infer Body }
      ? { readonly body: Body }
      : { readonly body: string | Uint8Array };

/** Returned by a call that has sent its response itself, such as a stream. */
export const alreadySent = 'answered' as const;

/** A reply that the contract declares; another status or body doesn't compile. */
export type Reply<Id extends OperationId> =
  | {
      readonly [S in keyof operations[Id]['responses'] & number]: {
        readonly status: S;
        readonly headers?: Readonly<Record<string, string>>;
      } & ReplyBody<ContentOf<operations[Id]['responses'][S]>>;
    }[keyof operations[Id]['responses'] & number]
  | typeof alreadySent;

/** The function that answers a call. */
type Handler<Id extends OperationId> = (call: AdminCall<Id>) => Reply<Id> | Promise<Reply<Id>>;

/** A group of handlers by operation id. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };

/** The reply of a failed call: what is wrong, where, and what to do. */
export interface ProblemReply<S extends ProblemStatus> {
  readonly status: S;
  readonly body: components['schemas']['Problem'];
}

/** Creates a problem reply; extra members come last. */
export function problem<S extends ProblemStatus>(
  status: S,
  detail: string,
  members: Omit<Partial<components['schemas']['Problem']>, 'type' | 'title' | 'status' | 'detail'> = {},
): ProblemReply<S> {
  return { status, body: { type: 'about:blank', title: titles[status], status, detail, ...members } };
}

/** Creates a problem reply from several problems, one line each. */
export function problems<S extends ProblemStatus>(status: S, lines: readonly string[]): ProblemReply<S> {
  return problem(status, lines.join('; '), { problems: [...lines] });
}

/** The operation id of a call. */
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

/** The body of a call. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  readonly requestBody?: { readonly content: infer Content };
}
  ? Content[keyof Content]
  : undefined;

/** The content of a response by media type. */
export type ContentOf<Response> = Response extends { readonly content: infer Content } ? Content : never;

/** Parts that the control plane needs. */
export interface AdminContext {
  readonly emulator: Emulator;
  readonly publicAddress: PublicAddress;
  /** The scope of this control plane's listener. */
  readonly scope: ListenerScope;
  /** Returns the namespace that a request names, or why the name is invalid. */
  readonly namespaceOf: NamespaceReader;
  readonly journal: Journal;
  readonly coverage: CoverageCounts;
  /** Opens a listener for one namespace; not set if the emulator can't open ports. */
  readonly listen?: OpenNamespaceListener;
  readonly resend: Resend;
  /** Aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  /** The certificate of HTTPS; not set for plain HTTP. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}

/** Titles of problems by status. */
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
  501: 'Not implemented',
  503: 'Unavailable',
} as const;

/** A status of a control plane problem. */
export type ProblemStatus = keyof typeof titles;

/** Creates a problem outside the table of handlers. */
export function problemDetails(status: number, detail: string): ProblemDetails {
  const known: Readonly<Record<number, string>> = titles;
  return { status, title: known[status] ?? (status < 500 ? titles[400] : titles[500]), detail };
}
