import type { operations } from '../generated/admin/types.ts';

/** The operation id of a call. */
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

/** The body of a call. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  readonly requestBody?: { readonly content: infer Content };
}
  ? Content[keyof Content]
  : undefined;

/** The content of a response by media type. */
export type ContentOf<Response> = Response extends { readonly content: infer Content } ? Content : never;

type None = Readonly<Record<string, never>>;
type Part<Name extends string, Value> = [Value] extends [None | undefined]
  ? { readonly [N in Name]?: undefined }
  : { readonly [N in Name]: Value };

/** The parameters, query and body of a call, as its contract declares them. */
export type Sent<Id extends OperationId> = Part<'params', ParamsOf<Id>> & {
  readonly query?: QueryOf<Id>;
} & Part<'body', BodyOf<Id>>;

type JsonOf<Content> = [Content] extends [never]
  ? undefined
  : Content extends { readonly 'application/json': infer Body }
    ? Body
    : never;

/** The body of a successful response; undefined if it is empty. */
export type Answer<Id extends OperationId> = {
  [S in keyof operations[Id]['responses'] & (200 | 201 | 204)]: JsonOf<
    ContentOf<operations[Id]['responses'][S]>
  >;
}[keyof operations[Id]['responses'] & (200 | 201 | 204)];
