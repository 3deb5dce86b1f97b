import type { operations } from '../generated/admin/types.ts';

/** The name of a call of the control plane. */
export type OperationId = keyof operations;

type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type NoParameters = Readonly<Record<string, never>>;

/** The parameters in a call's path. */
export type ParamsOf<Id extends OperationId> =
  Parameters<Id> extends { readonly path: infer P } ? P : NoParameters;

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
