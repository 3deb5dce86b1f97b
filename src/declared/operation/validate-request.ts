import type { FormFields, ValidationError } from '../../core/contract.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import type { StringMap, Wire } from '../../core/operation.ts';
import type { Received } from '../../core/request-reader.ts';
import { issuesOf, type ShapeIssue, type Violation } from '../../core/violation.ts';
import { loadedChecks } from './loaded-checks.ts';
import { onDemand } from '../../environment/cryptography.ts';
import { isRecord } from '../../json.ts';
import type { Checks } from '../contract/check.ts';
import type { OperationDetails } from '../contract/operation-details.ts';
import { below, memberOf, nodeAt } from '../contract/pointer.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/** A request whose body could be decoded. */
type Decoded = Exclude<Received, { readonly violation: unknown }>;

/**
 * Compares the requests of an endpoint with its contract. If the marks set `strict`, it refuses a request that breaks the
 * contract as malformed, before the act decides. Otherwise it compares after the answer, for a warning.
 */
export function withRequestCheck(
  endpoint: Endpoint,
  details: OperationDetails,
  { document, checks, marks }: ProviderParts,
): Endpoint {
  const loaded = onDemand(checks);
  const violationOf = ({ wire, mediaType }: Decoded, by: Checks): Violation | undefined => {
    const ofBody = bodyIssues(wire.body, mediaType, details, by);
    const issues = [...parameterIssues(wire, details, document, by), ...ofBody];
    return issues.length === 0 ? undefined : { kind: 'invalid', issues };
  };

  if (marks.marks.validation?.requests !== 'strict') {
    const laterChecks = loadedChecks(checks);
    return {
      ...endpoint,
      // the act has refused a body that can't be decoded
      checkAnswered(received) {
        if ('violation' in received) return undefined;
        const known = laterChecks();
        return known instanceof Promise
          ? known.then((by) => violationOf(received, by))
          : violationOf(received, known);
      },
    };
  }
  return {
    ...endpoint,
    decide(received, context) {
      const violation = 'violation' in received ? undefined : violationOf(received, loaded());
      return endpoint.decide(
        violation === undefined ? received : { wire: received.wire, violation },
        context,
      );
    },
  };
}

function bodyIssues(
  body: unknown,
  mediaType: string | undefined,
  { body: declared }: OperationDetails,
  checks: Checks,
): readonly ShapeIssue[] {
  if (declared === undefined || declared.content.size === 0) return [];
  // a body that the contract doesn't require was omitted; a decoded empty body has no fields
  if (body === undefined || (!declared.required && isRecord(body) && Object.keys(body).length === 0))
    return [];
  const media = mediaType === undefined ? undefined : declared.content.get(mediaType);
  if (media === undefined)
    return [{ path: [], rule: 'content-type', expected: [...declared.content.keys()] }];
  return media.schema === undefined ? [] : issuesOf(checks.checkFor(media.schema, 'request')(body));
}

function parameterIssues(
  wire: Wire,
  { parameters }: OperationDetails,
  document: unknown,
  checks: Checks,
): readonly ShapeIssue[] {
  return parameters.flatMap((parameter): readonly ShapeIssue[] => {
    const { name, in: place, required, schema, mediaType } = parameter;
    const text = textOf(valuesOf(wire, place), place === 'header' ? name.toLowerCase() : name);
    if (text === undefined) return required ? [{ path: [name], rule: 'required' }] : [];
    const type = schema === undefined ? undefined : memberOf(nodeAt(document, schema)?.value, 'type');
    // the styles of lists and objects have many forms
    if (schema === undefined || mediaType !== undefined || type === 'array' || type === 'object') return [];
    const errors = checks.checkFor(schema, 'request')(typed(text, type));
    return issuesOf(errors.map((error) => belowName(name, error)));
  });
}

function valuesOf(wire: Wire, place: OperationDetails['parameters'][number]['in']) {
  if (place === 'path') return wire.path;
  if (place === 'query') return wire.query;
  return place === 'header' ? wire.headers : wire.cookies;
}

/** Returns the value of a name. Only own members count: a parameter may be called `constructor`. */
function textOf(values: StringMap, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Returns the text of a parameter in the type of its schema. A text that has no such form stays a text. */
function typed(text: string, type: unknown): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = (type === 'integer' || type === 'number') && text.trim() !== '';
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

function belowName(name: string, error: ValidationError): ValidationError {
  return { ...error, instancePath: `/${name}${error.instancePath}` };
}

/** Returns how the fields of a form are parsed, by the types in its schema. */
export function formFields(document: unknown, schema: string | undefined): FormFields {
  if (schema === undefined) return {};
  const properties = nodeAt(document, below(schema, 'properties'));
  if (!isRecord(properties?.value)) return {};
  const { pointer, value } = properties;
  const fields = Object.keys(value).flatMap((name) => {
    const kind = kindOf(memberOf(nodeAt(document, below(pointer, name))?.value, 'type'));
    return kind === undefined ? [] : [[name, kind] as const];
  });
  return Object.fromEntries(fields);
}

function kindOf(type: unknown): FormFields[string] | undefined {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return type;
  return type === 'object' || type === 'array' ? 'json-or-text' : undefined;
}
