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

/** A request's decoded body, with the content type under which the contract knows it; or what was wrong with it. */
export type Received = (
  | { readonly wire: Wire; readonly mediaType: string | undefined; readonly respelled?: Respelled }
  | { readonly wire: Wire; readonly violation: Broken }
) & {
  /** What may be amiss with the body as a whole, for the trace. */
  readonly hint?: string;
};

type Broken = Violation | { readonly kind: 'too-large' };

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

/**
 * Creates the reader of an operation's requests in one profile: the contract checks their shape, the wire reads what they
 * mean, and the trace names their faults.
 */
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

  /** Names the fields that came, where a login lacks something and the contract let fields pass that nobody reads. */
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

/** Reads a request once its shape was checked. */
function createCheckedReader<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  { read, readViolation }: Pick<CheckedWire<Body, Request, F>, 'read' | 'readViolation'>,
) {
  function violation(broken: Broken, request: Wire, trace: Trace): Reading<Request, F> {
    if (broken.kind === 'too-large') return { refusal: broken.kind };
    for (const reason of reasonsOf(broken)) trace(reason);
    if (readViolation !== undefined) return readViolation(broken, request);
    throw new Error(`${contract.operationId} takes no body, and was given one that breaks its contract`);
  }

  /** Reads the part of a request that counts, where the request as a whole keeps to the contract. */
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

/** The validators of a contract's bodies, by media type: of all that is accepted, and of what the vendor's page names. */
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

/** What of a request the vendor's page does not name. */
function undocumentedIn(wire: Wire, declared: readonly Undocumented[] | undefined): readonly Undocumented[] {
  return declared === undefined ? none : declared.filter((one) => isIn(wire, one));
}

const none: readonly Undocumented[] = [];

/** The same request without what the vendor's page does not name. */
function withoutUndocumented(wire: Wire, undocumented: readonly Undocumented[]): Wire {
  return undocumented.reduce((before, one) => {
    if (one.in === 'body') return { ...before, body: without(before.body, one.path) };
    if (one.in === 'header') return { ...before, headers: withoutName(before.headers, one) };
    if (one.in === 'cookie') return { ...before, cookies: withoutName(before.cookies, one) };
    return { ...before, query: withoutName(before.query, one) };
  }, wire);
}

/** Says for the trace that a part of a request is not on the vendor's page, and why it is read all the same. */
function undocumentedStep({ what, provenance, source }: Evidence): string {
  return `${what} is not on the vendor's page (${provenance}: ${source})`;
}

/** The part with the weakest evidence. */
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
