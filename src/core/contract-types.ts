import type { OperationContract, Validator } from './contract.ts';
import type { CommonFacts, Facts, NameOf, OutcomeName } from './outcome.ts';

/** Any operation of a contract, as generated. */
export type AnyContract = Omit<OperationContract<unknown>, 'outcomes'> & { readonly outcomes: object };

/** A contract that declares exactly these outcomes and the common ones. */
export type Declares<F extends Facts> = OperationContract<unknown, NameOf<F> | keyof CommonFacts> & {
  readonly outcomes: { readonly [K in Exclude<OutcomeName, NameOf<F> | keyof CommonFacts>]?: never };
};

type Validated<V> = V extends Validator<infer Body> ? Body : never;

/** The body of a request as a contract declares it; undefined if the operation takes none. */
export type BodyOf<C extends AnyContract> = [keyof C['body']] extends [never]
  ? undefined
  : Validated<C['body'][keyof C['body']]['check']>;

/** The body of a reply; undefined if the contract declares none. */
type Content<Types> = [keyof Types] extends [never] ? undefined : Validated<Types[keyof Types]>;

/** Headers that a reply may have besides those that its contract declares. */
type CommonHeader = 'set-cookie' | 'content-type' | 'cache-control' | 'pragma' | 'retry-after' | 'etag';

/** The headers of a reply, in lower case. */
type HeadersOf<C extends AnyContract> = {
  readonly [Name in CommonHeader | Lowercase<C['responseHeaders'][number]>]?: string | readonly string[];
};

/** A reply that the contract declares. `empty` means no body, at a status whose other replies have one. */
export type ReplyOf<C extends AnyContract> = {
  [S in keyof C['responses']]: S extends `${infer Status extends number}`
    ? | {
          readonly status: Status;
          readonly body: Content<C['responses'][S]>;
          readonly headers?: HeadersOf<C>;
        }
      | {
          readonly status: Status;
          readonly body: undefined;
          readonly empty: true;
          readonly headers?: HeadersOf<C>;
        }
    : never;
}[keyof C['responses']];
