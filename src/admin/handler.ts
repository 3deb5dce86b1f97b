import type { Request, Response } from 'express';
import type { components, operations } from '../generated/admin/types.ts';
import type { AdminContext } from './context.ts';
import type { BodyOf, ContentOf, OperationId, ParamsOf, QueryOf } from './types.ts';
import { titles, type ProblemStatus } from './titles.ts';

/** One call of the control plane; the contract has let it pass. */
export interface AdminCall<Id extends OperationId> extends AdminContext {
  /** The namespace it works on. */
  readonly namespace: string;
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
export type Handlers<Id extends OperationId> = { readonly [I in Id]: Handler<I> };

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
