import type { AnyContract, BodyOf, Declares, ReplyOf } from './contract-types.ts';
import type { OperationContract } from './contract.ts';
import { createEndpoint, type BothEndpoints, type Endpoint } from './endpoint.ts';
import type { CheckedWire, Operation, OperationWire, Renderers } from './operation.ts';
import type { CommonFacts, Facts, NameOf } from './outcome.ts';
import type { AnyRecords } from './state.ts';

/** An operation of a contract, ready to be bound to a wire. A separate call, so that the types are inferred first. */
export interface Binding<W, Result> {
  to(wire: W): Result;
}

/** Binds an operation to one profile. Compiles only if contract, operation and wire declare the same outcomes. */
export function bind<C extends AnyContract, Request, Records, F extends Facts>(
  contract: C & Declares<F>,
  operation: Operation<Request, Records, F>,
): Binding<OperationWire<BodyOf<C>, Request, F, ReplyOf<C>>, Endpoint>;
export function bind<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  operation: Operation<Request, AnyRecords, F>,
): Binding<CheckedWire<Body, Request, F>, Endpoint> {
  return { to: (wire) => createEndpoint(contract, operation, wire) };
}

/** How an operation renders all its outcomes. */
type AllRenderers<F extends Facts, Reply> = Renderers<F, Reply> & Renderers<CommonFacts, Reply>;

/** A wire for both profiles, without the outcomes whose replies differ. */
type SharedWire<Body, Request, F extends Facts, Reply, Differing extends PropertyKey> = Omit<
  OperationWire<Body, Request, F, Reply>,
  'render'
> & { readonly render: Omit<AllRenderers<F, Reply>, Differing> };

/** An operation of both contracts, to be bound to a wire. */
interface BothBinding<D extends AnyContract, O extends AnyContract, Request, F extends Facts> {
  /** Binds a wire that fits both contracts. Outcomes that the profiles render differently are the second argument. */
  to<Differing extends NameOf<F> | keyof CommonFacts = never>(
    wire: SharedWire<BodyOf<D> | BodyOf<O>, Request, F, ReplyOf<D> & ReplyOf<O>, Differing>,
    differing?: {
      readonly documented: Pick<AllRenderers<F, ReplyOf<D>>, Differing>;
      readonly observed: Pick<AllRenderers<F, ReplyOf<O>>, Differing>;
    },
  ): BothEndpoints;
}

/** An operation of both contracts whose wire was checked against them. */
interface CheckedBothBinding<Body, Request, F extends Facts> {
  to(
    wire: CheckedWire<Body, Request, F>,
    differing?: { readonly documented: object; readonly observed: object },
  ): BothEndpoints;
}

/** Binds an operation to both profiles. */
export function bindBoth<D extends AnyContract, O extends AnyContract, Request, Records, F extends Facts>(
  documented: D & Declares<F>,
  observed: O & Declares<F>,
  operation: Operation<Request, Records, F>,
): BothBinding<D, O, Request, F>;
export function bindBoth<Body, Request, F extends Facts>(
  documented: OperationContract<Body>,
  observed: OperationContract<Body>,
  operation: Operation<Request, AnyRecords, F>,
): CheckedBothBinding<Body, Request, F> {
  const endpoint = (
    contract: OperationContract<Body>,
    wire: CheckedWire<Body, Request, F>,
    differing: object = {},
  ) => createEndpoint(contract, operation, { ...wire, render: { ...wire.render, ...differing } });
  return {
    to: (wire, differing) => ({
      documented: endpoint(documented, wire, differing?.documented),
      observed: endpoint(observed, wire, differing?.observed),
    }),
  };
}
