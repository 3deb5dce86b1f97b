import type { Request, Response } from 'express';
import { problemCodes, type ProblemCode } from '../generated/admin/problem-codes.ts';
import type { components, operations } from '../generated/admin/types.ts';
import type { BodyOf, ContentOf, OperationId, ParamsOf, QueryOf } from './call-types.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import type { Comparison } from '../emulator/other-processes.ts';
import type { PublicAddress } from '../http/public-address.ts';
import { problemDetails } from '../http/problem.ts';
import type { createBoundReader, NamespaceReader } from '../http/namespace.ts';
import type { ListenerScope, Certificate, OpenNamespaceListener } from '../http/listener.ts';
import type { CoverageCounts } from '../coverage/counts.ts';
import type { Journal } from '../journal/journal.ts';
import type { Changes } from './changes.ts';
import type { ProviderRecords } from './provider-records.ts';
import type { Resend } from './resend.ts';

/** A call of the control plane, validated against the contract. */
export interface AdminCall<Id extends OperationId> extends AdminContext {
  /** The namespace of the call; `allNamespaces` for `scope=all`. */
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

/** Returned by a handler that has sent its response itself, such as a stream. */
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
export interface ProblemReply<S extends number> {
  readonly status: S;
  readonly body: components['schemas']['Problem'];
}

type StatusOf<C extends ProblemCode> = (typeof problemCodes)[C]['status'];

/** Creates a problem reply with the status and title of its code; extra members come last. */
export function problem<C extends ProblemCode>(
  code: C,
  detail: string,
  members: Pick<Partial<components['schemas']['Problem']>, 'errors' | 'problems'> = {},
): ProblemReply<StatusOf<C>> {
  const status: StatusOf<C> = problemCodes[code].status;
  return { status, body: { type: 'about:blank', ...problemDetails(code, detail), ...members } };
}

/** Creates a problem reply from several problems, one line each. */
export function problems<C extends ProblemCode>(
  code: C,
  lines: readonly string[],
): ProblemReply<StatusOf<C>> {
  return problem(code, lines.join('; '), { problems: [...lines] });
}

type RecordsOf<Id extends OperationId> = operations[Id]['parameters'] extends { readonly header?: never }
  ? undefined
  : ParamsOf<Id> extends { readonly provider: string }
    ? ProviderRecords
    : undefined;

/** Parts that the control plane needs. */
export interface AdminContext {
  readonly emulator: Emulator;
  readonly publicAddress: PublicAddress;
  /** The scope of this control plane's listener. */
  readonly scope: ListenerScope;
  /** Returns the namespace that a request names, or why the name is invalid. */
  readonly namespaceOf: NamespaceReader;
  /** Whether requests and calls for the namespace `default` are refused. */
  readonly namespaceRequired: boolean;
  /** Returns the namespace to which the port, path or host binds a request, if any, or why the name is invalid. */
  readonly boundTo: ReturnType<typeof createBoundReader>;
  readonly journal: Journal;
  readonly changes: Changes;
  readonly coverage: CoverageCounts;
  /** Opens a listener for one namespace; not set if the emulator can't open ports. */
  readonly listen?: OpenNamespaceListener;
  readonly resend: Resend;
  /** The host that it listens on; not set if the emulator has no sockets. */
  readonly host?: string;
  /** Creates a separate emulator of some providers, and returns the function that sends requests to it. */
  readonly trial: (served: readonly ServedProvider[]) => Resend;
  /** Compares providers with those of other processes; not set without a shared store. */
  readonly comparison?: Pick<Comparison, 'of'>;
  /** Aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  /** The certificate of HTTPS; not set for plain HTTP. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}
