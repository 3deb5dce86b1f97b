import type { Validator, Evidence, OperationContract } from './contract.ts';
import { fieldsHint, hasUndeclared } from './field-hints.ts';
import type { CheckedWire, Reading, Trace, Wire } from './operation.ts';
import type { Facts, Outcome } from './outcome.ts';
import { acceptsUndocumented, type SharedRecords } from './records.ts';
import { recordsOf, type AnyState } from './state.ts';
import { undocumentedIn, undocumentedStep, withoutUndocumented } from './undocumented.ts';
import { issuesOf, reasonsOf, type Violation } from './violation.ts';

/** A request's decoded body, with the content type under which the contract knows it; or what was wrong with it. */
export type Received = (
  | { readonly wire: Wire; readonly mediaType: string | undefined; readonly respelled?: Respelled }
  | { readonly wire: Wire; readonly violation: Violation | { readonly kind: 'too-large' } }
) & {
  /** What may be amiss with the body as a whole, for the trace. */
  readonly hint?: string;
};

/** That fields were spelled in another case than on the vendor's page, and are now as declared. */
interface Respelled {
  readonly asWritten: Wire;
  readonly evidence: Evidence;
}

/** How a request was read, and what of it the vendor's page does not name. */
interface ReadRequest<Request, F extends Facts> {
  readonly reading: Reading<Request, F>;
  readonly undocumented?: readonly Evidence[];
}

/** Reads the requests of one operation in one profile, and tells the trace what is amiss with them. */
interface RequestReader<Request, F extends Facts> {
  read(received: Received, state: AnyState, trace: Trace): ReadRequest<Request, F>;
  /** Names the fields that came, where a login lacks something and the contract let fields pass that nobody reads. */
  traceUnread(received: Received, outcome: Outcome<F>, trace: Trace): void;
}

/** Makes the reader of an operation's requests: the contract checks their shape, the profile makes out what they mean. */
export function createRequestReader<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  reads: Pick<CheckedWire<Body, Request, F>, 'read' | 'readViolation'>,
): RequestReader<Request, F> {
  function readBroken(violation: Violation, request: Wire, trace: Trace): Reading<Request, F> {
    for (const reason of reasonsOf(violation)) trace(reason);
    if (reads.readViolation !== undefined) return reads.readViolation(violation, request);
    throw new Error(`${contract.operationId} takes no body, and was given one that breaks its contract`);
  }

  function read(received: Received, state: AnyState, trace: Trace): ReadRequest<Request, F> {
    const { wire } = received;
    if ('violation' in received) {
      const { violation } = received;
      return {
        reading:
          violation.kind === 'too-large' ? { refusal: violation.kind } : readBroken(violation, wire, trace),
      };
    }
    const { mediaType, respelled } = received;
    const named = undocumentedIn(wire, contract.undocumented);
    const undocumented: readonly Evidence[] =
      respelled === undefined ? named : [respelled.evidence, ...named];
    if (undocumented.length === 0)
      return { reading: checked(received, wire, documentedCheck(mediaType), wire, trace) };
    if (!acceptsUndocumented(recordsOf<SharedRecords>(state))) {
      const written = respelled?.asWritten ?? wire;
      const documented = withoutUndocumented(written, undocumentedIn(written, contract.undocumented));
      return { reading: checked(received, written, documentedCheck(mediaType), documented, trace) };
    }
    for (const one of undocumented) trace(undocumentedStep(one));
    return { reading: checked(received, wire, wholeCheck(mediaType), wire, trace), undocumented };
  }

  /** Reads the part of a request that is taken in, where the request as a whole keeps to the contract. */
  function checked(
    received: Received,
    whole: Wire,
    check: Validator<Body>,
    { path, query, headers, cookies, body }: Wire,
    trace: Trace,
  ): Reading<Request, F> {
    if ((body === whole.body || check(whole.body)) && check(body))
      return reads.read({ path, query, headers, cookies, body });
    const issues = issuesOf(check.errors);
    const reading = readBroken({ kind: 'invalid', issues }, whole, trace);
    const lacksField = issues.some(({ path: at, rule }) => rule === 'required' && at.length === 1);
    if (lacksField && received.hint === undefined) traceFields(received, trace);
    return reading;
  }

  function traceFields(received: Received, trace: Trace): void {
    const mediaType = 'mediaType' in received ? received.mediaType : undefined;
    const takes = mediaType === undefined ? undefined : contract.body[mediaType]?.takes;
    const line = fieldsHint(received.wire.body, contract.secrets.request, takes);
    if (line !== undefined) trace(line);
  }

  function wholeCheck(mediaType: string | undefined): Validator<Body> {
    return mediaType === undefined ? takesNone : bodyContract(mediaType).check;
  }

  function documentedCheck(mediaType: string | undefined): Validator<Body> {
    if (mediaType === undefined) return takesNone;
    const { check, documented = check } = bodyContract(mediaType);
    return documented;
  }

  function bodyContract(mediaType: string): OperationContract<Body>['body'][string] {
    const found = contract.body[mediaType];
    if (found === undefined) throw new Error(`${contract.operationId} has no body of type ${mediaType}`);
    return found;
  }

  /** Whatever is sent to an operation that takes no body, none was received. */
  const takesNone: Validator<Body> = (body): body is Body => body === undefined;

  return {
    read,
    traceUnread(received, outcome, trace) {
      if (outcome.name !== 'missing-credentials' || 'violation' in received || received.hint !== undefined)
        return;
      const { wire, mediaType } = received;
      const isUnread = wholeCheck(mediaType)(wire.body) && hasUndeclared(wire.body, contract.secrets.request);
      const line = isUnread ? fieldsHint(wire.body, contract.secrets.request, undefined) : undefined;
      if (line !== undefined) trace(line);
    },
  };
}
