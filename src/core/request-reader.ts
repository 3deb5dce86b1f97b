import type { Validator, Evidence, OperationContract, JsonType, Undocumented } from './contract.ts';
import { fieldsHint, hasUndeclared, issuesOf, reasonsOf, type Violation } from './violation.ts';
import {
  hasFields,
  type CheckedWire,
  type Reading,
  type StringMap,
  type Trace,
  type TracedContext,
  type Wire,
} from './operation.ts';
import type { Facts, Outcome } from './outcome.ts';
import { acceptsUndocumented, type SharedRecords, recordsOf } from './records.ts';
import type { AnyRecords } from './state.ts';

/** A request with its decoded body and the contract's content type for it, or the problem with the body. */
export type Received = (
  | { readonly wire: Wire; readonly mediaType: string | undefined; readonly respelled?: Respelled }
  | { readonly wire: Wire; readonly violation: Broken }
) & {
  /** A possible problem with the body as a whole, for the trace. */
  readonly hint?: string;
};

type Broken = Violation | { readonly kind: 'too-large' };

/** Set if fields were spelled in another case than on the vendor's page and renamed to the declared names. */
interface Respelled {
  readonly asWritten: Wire;
  readonly evidence: Evidence;
}

/** The result of reading a request, with the inputs that the vendor's page doesn't list. */
interface ReadRequest<Request, F extends Facts> {
  readonly reading: Reading<Request, F>;
  readonly undocumented?: readonly Evidence[];
}

/** Creates a profile's reader of an operation's requests: the contract checks the shape, the wire reads the meaning. */
export function createRequestReader<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  reads: Pick<CheckedWire<Body, Request, F>, 'read' | 'readViolation'>,
) {
  const validators = createBodyValidators(contract);
  const readChecked = createCheckedReader(contract, reads);

  function read(received: Received, { state, trace }: TracedContext<AnyRecords>): ReadRequest<Request, F> {
    const { wire } = received;
    if ('violation' in received) return { reading: readChecked.violation(received.violation, wire, trace) };
    const { mediaType, respelled } = received;
    const named = undocumentedIn(wire, contract.undocumented);
    const undocumented: readonly Evidence[] =
      respelled === undefined ? named : [respelled.evidence, ...named];
    const documented = validators.documented(mediaType);
    if (undocumented.length === 0)
      return { reading: readChecked.valid(received, wire, documented, wire, trace) };
    if (!acceptsUndocumented(recordsOf<SharedRecords>(state))) {
      const written = respelled?.asWritten ?? wire;
      const page = withoutUndocumented(written, undocumentedIn(written, contract.undocumented));
      return { reading: readChecked.valid(received, written, documented, page, trace) };
    }
    for (const one of undocumented) trace(undocumentedStep(one));
    const whole = validators.whole(mediaType);
    return { reading: readChecked.valid(received, wire, whole, wire, trace), undocumented };
  }

  /** Traces the received fields if a login lacks a credential and some fields aren't read by the operation. */
  function traceUnread(received: Received, outcome: Outcome<F>, trace: Trace): void {
    if (outcome.name !== 'missing-credentials' || 'violation' in received || received.hint !== undefined)
      return;
    const { wire, mediaType } = received;
    const { request } = contract.secrets;
    const isUnread = validators.whole(mediaType)(wire.body) && hasUndeclared(wire.body, request);
    const line = isUnread ? fieldsHint(wire.body, request, undefined) : undefined;
    if (line !== undefined) trace(line);
  }

  return { read, traceUnread };
}

/** Creates the reader of requests whose shape was checked. */
function createCheckedReader<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  { read, readViolation }: Pick<CheckedWire<Body, Request, F>, 'read' | 'readViolation'>,
) {
  function violation(broken: Broken, request: Wire, trace: Trace): Reading<Request, F> {
    if (broken.kind === 'too-large') return { refusal: broken.kind };
    for (const reason of reasonsOf(broken)) trace(reason);
    if (readViolation !== undefined) return readViolation(broken, request);
    throw new Error(`${contract.operationId} takes no body but received a body that breaks its contract`);
  }

  /** Reads the accepted part of a request, if the request as a whole matches the contract. */
  function valid(
    received: Received,
    whole: Wire,
    check: Validator<Body>,
    { path, query, headers, cookies, body }: Wire,
    trace: Trace,
  ): Reading<Request, F> {
    if ((body === whole.body || check(whole.body)) && check(body))
      return read({ path, query, headers, cookies, body });
    const issues = issuesOf(check.errors);
    const reading = violation({ kind: 'invalid', issues }, whole, trace);
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

  return { valid, violation };
}

/** Creates the body validators by media type: for all accepted inputs, and for those that the vendor's page lists. */
function createBodyValidators<Body>({ operationId, body }: OperationContract<Body>) {
  // an operation without a body receives none
  const none: Validator<Body> = (value): value is Body => value === undefined;

  function contractOf(mediaType: string): OperationContract<Body>['body'][string] {
    const found = body[mediaType];
    if (found === undefined) throw new Error(`${operationId} has no body of type ${mediaType}`);
    return found;
  }

  return {
    whole: (mediaType: string | undefined) => (mediaType === undefined ? none : contractOf(mediaType).check),
    documented(mediaType: string | undefined): Validator<Body> {
      if (mediaType === undefined) return none;
      const { check, documented = check } = contractOf(mediaType);
      return documented;
    },
  };
}

/** Returns the parts of a request that the vendor's page doesn't list. */
function undocumentedIn(wire: Wire, declared: readonly Undocumented[] | undefined): readonly Undocumented[] {
  return declared === undefined ? none : declared.filter((one) => isIn(wire, one));
}

const none: readonly Undocumented[] = [];

/** Returns the request without the parts that the vendor's page doesn't list. */
function withoutUndocumented(wire: Wire, undocumented: readonly Undocumented[]): Wire {
  return undocumented.reduce((before, one) => {
    if (one.in === 'body') return { ...before, body: without(before.body, one.path) };
    if (one.in === 'header') return { ...before, headers: withoutName(before.headers, one) };
    if (one.in === 'cookie') return { ...before, cookies: withoutName(before.cookies, one) };
    return { ...before, query: withoutName(before.query, one) };
  }, wire);
}

/** Formats the trace step of an input that isn't on the vendor's page, with the evidence for reading it. */
function undocumentedStep({ what, provenance, source }: Evidence): string {
  return `${what} is not on the vendor's page (${provenance}: ${source})`;
}

/** Returns the evidence with the weakest provenance. */
export function weakestOf(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(({ provenance }) => provenance === 'inferred') ?? evidence[0];
}

function isIn(wire: Wire, { in: location, path, type }: Undocumented): boolean {
  const holder = location === 'body' ? wire.body : wire[holders[location]];
  const value = path.reduce(partOf, holder);
  return value !== undefined && (type === undefined || typeOf(value) === type);
}

const holders = { header: 'headers', cookie: 'cookies', query: 'query' } as const;

function partOf(value: unknown, name: string): unknown {
  return hasFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || !hasFields(value)) return value;
  if (rest.length > 0) return { ...value, [name]: without(value[name], rest) };
  const { [name]: _, ...others } = value;
  return others;
}

function withoutName(named: StringMap, { path: [gone] }: Undocumented): StringMap {
  return Object.fromEntries(Object.entries(named).filter(([name]) => name !== gone));
}

function typeOf(value: unknown): JsonType | 'undefined' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object'
    ? type
    : 'undefined';
}
