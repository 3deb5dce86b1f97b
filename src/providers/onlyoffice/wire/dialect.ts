import type { Binding } from '../../../core/bind.ts';
import { createEndpoint, withReplies, type BothEndpoints } from '../../../core/endpoint.ts';
import type { AnyContract, BodyOf, Declares, ReplyOf } from '../../../core/contract-types.ts';
import type { OperationContract } from '../../../core/contract.ts';
import type { CheckedWire, Operation, OperationWire } from '../../../core/operation.ts';
import type { Facts } from '../../../core/outcome.ts';
import type { AnyRecords } from '../../../core/state.ts';
import { enveloped } from './envelope.ts';

/** A reply without the envelope that the observed profile adds to a success. */
type Unwrapped<Reply> = Reply extends { readonly status: 200; readonly body: infer Body }
  ? Omit<Reply, 'body'> & {
      readonly body: Body extends { readonly response?: infer Flat } ? Flat : undefined;
    }
  : Reply;

/** A draft that satisfies both contracts. */
type DraftOf<D extends AnyContract, O extends AnyContract> =
  | (ReplyOf<D> & Unwrapped<ReplyOf<O>> & { readonly observed?: undefined })
  | (ReplyOf<D> & { readonly observed: Unwrapped<ReplyOf<O>> });

/** How both profiles read and render an operation. */
type SharedWire<D extends AnyContract, O extends AnyContract, Request, F extends Facts> = OperationWire<
  BodyOf<D> | BodyOf<O>,
  Request,
  F,
  DraftOf<D, O>
> & {
  /** How the observed profile reads the operation, if that differs. */
  readonly observed?: Pick<OperationWire<BodyOf<O>, Request, F, never>, 'read'>;
};

/** Binds an operation to both profiles: documented replies are flat, observed ones have the envelope. */
export function bindBoth<D extends AnyContract, O extends AnyContract, Request, Records, F extends Facts>(
  documented: D & Declares<F>,
  observed: O & Declares<F>,
  operation: Operation<Request, Records, F>,
): Binding<SharedWire<D, O, Request, F>, BothEndpoints>;
export function bindBoth<Body, Request, F extends Facts>(
  documented: OperationContract<Body>,
  observed: OperationContract<Body>,
  operation: Operation<Request, AnyRecords, F>,
): Binding<
  CheckedWire<Body, Request, F> & { readonly observed?: Pick<CheckedWire<Body, Request, F>, 'read'> },
  BothEndpoints
> {
  return {
    to: ({ observed: differences, ...wire }) => ({
      documented: createEndpoint(documented, operation, wire),
      observed: withReplies(createEndpoint(observed, operation, { ...wire, ...differences }), enveloped),
    }),
  };
}
