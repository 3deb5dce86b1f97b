import { isNode, readDocument, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { declaredOperations } from '../../tools/codegen/outcomes.ts';

/** The provenance of a place in a contract; `unsourced` if neither it nor an outer place has an `x-source`. */
type Mark = 'unmarked' | 'unsourced' | 'documented' | 'observed' | 'inferred';

/** One place in a contract: an operation, a response, a field or an example. */
export interface Place {
  /** The name of the place, such as `request application/json g-recaptcha-response.dep.w`. */
  readonly place: string;
  /** The place's keywords, without `x-` keywords and nested places. */
  readonly facts: unknown;
  /** Its own mark, or that of the nearest outer place with a mark. */
  readonly mark: Mark;
}

/** Lists the places of an operation and of the contract's error replies. */
export function placesOf(
  file: string,
  operationId: string,
  part: (document: OpenApiDocument) => OpenApiDocument = (document) => document,
): readonly Place[] {
  const document = part(readDocument(file));
  const { at, entries, root } = document;
  const resolve = (value: unknown): Node => at({ value }, 'value');

  function operationPlaces(path: string, method: string, operation: Node): readonly Place[] {
    const [server] = list(root['servers']).map(resolve);
    const request = at(operation, 'requestBody');
    const { summary, description } = operation;
    const security = operation['security'] ?? root['security'];
    const url = `${String(server?.['url'])}${path}`;
    return [
      unmarked('operation', { method: method.toUpperCase(), url, summary, description, security }),
      ...list(operation['parameters']).map(resolve).map(parameterPlace),
      unmarked('request', { ...ownFacts(request), content: keys(request['content']) }),
      ...contentPlaces('request', request, markOf(request, 'unmarked')),
      ...entries(operation, 'responses').flatMap(([status, response]) =>
        responsePlaces(`response ${status}`, response),
      ),
    ];
  }

  function parameterPlace(parameter: Node): Place {
    const facts = { ...ownFacts(at(parameter, 'schema')), required: parameter['required'] };
    const place = `${String(parameter['in'])} ${String(parameter['name'])}`;
    return { place, facts, mark: markOf(parameter, 'unmarked') };
  }

  function responsePlaces(place: string, response: Node): readonly Place[] {
    const examples = entries(response, 'content').flatMap(([, media]) => entries(media, 'examples'));
    const sourcedBelow = examples.length > 0 && examples.every(([, example]) => 'x-source' in example);
    const mark = markOf(sourcedBelow ? { 'x-source': 'its examples', ...response } : response, 'unmarked');
    const facts = { ...ownFacts(response), content: keys(response['content']) };
    return [{ place, facts, mark }, ...contentPlaces(place, response, mark)];
  }

  function contentPlaces(place: string, node: Node, outer: Mark): readonly Place[] {
    return entries(node, 'content').flatMap(([mediaType, media]) => {
      const where = `${place} ${mediaType}`;
      const mark = markOf(media, outer);
      const [body, ...fields] = schemaPlaces(where, at(media, 'schema'), mark);
      const encoding = media['encoding'] === undefined ? {} : { encoding: media['encoding'] };
      const examples = entries(media, 'examples').map(([name, example]) => ({
        place: `${where} example ${name}`,
        facts: example['value'],
        mark: markOf(example, mark),
      }));
      if (body === undefined) throw new Error(`${where} has no schema`);
      return [{ ...body, facts: { ...object(body.facts), ...encoding } }, ...fields, ...examples];
    });
  }

  /** Lists the body and its fields; the fields of `anyOf` branches are merged. */
  function schemaPlaces(place: string, schema: Node, outer: Mark): readonly Place[] {
    const mark = markOf(schema, outer);
    const branches = list(schema['anyOf']).map(resolve);
    const facts = {
      ...ownFacts(schema),
      ...(branches.length === 0 ? {} : { anyOf: branches.map((branch) => branch['required']) }),
    };
    const objects = branches.length === 0 ? [schema] : branches;
    return [{ place, facts, mark }, ...objects.flatMap((one) => below(`${place} `, one, markOf(one, mark)))];
  }

  function below(prefix: string, schema: Node, outer: Mark): readonly Place[] {
    return entries(schema, 'properties').flatMap(([name, property]) => {
      const required = list(schema['required']).includes(name) ? { required: true } : {};
      return fieldPlaces(`${prefix}${name}`, property, required, outer);
    });
  }

  function fieldPlaces(place: string, field: Node, required: object, outer: Mark): readonly Place[] {
    const mark = markOf(field, outer);
    const part = (name: string, value: unknown) =>
      isNode(value) ? fieldPlaces(`${place}${name}`, resolve(value), {}, mark) : [];
    return [
      { place, facts: { ...ownFacts(field), ...required }, mark },
      ...below(`${place}.`, field, mark),
      ...part('[]', field['items']),
      ...part('.*', field['additionalProperties']),
      ...list(field['oneOf']).flatMap((one, index) =>
        isOfField(one, field) ? [] : part(` (${index + 1})`, one),
      ),
    ];
  }

  /** Whether an alternative is the field's documented form, because the others are undocumented. */
  function isOfField(one: unknown, field: Node): boolean {
    const isMarked = (branch: unknown) => 'x-undocumented' in resolve(branch);
    return list(field['oneOf']).some(isMarked) && !isMarked(one);
  }

  const declared = declaredOperations(document).filter((one) => one.operationId === operationId);
  const refusals = entries(at(root, 'components'), 'responses').filter(([, one]) => 'x-status' in one);
  return [
    ...declared.flatMap(({ path, method, operation }) => operationPlaces(path, method, operation)),
    ...refusals.flatMap(([name, response]) => responsePlaces(`refusal ${name}`, response)),
  ];
}

/** Keywords that only contain nested places. */
const structure = ['properties', 'items', 'oneOf', 'anyOf', 'content'];

function ownFacts(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([key, value]) =>
        !key.startsWith('x-') &&
        !structure.includes(key) &&
        !(key === 'required' && Array.isArray(value)) &&
        !(key === 'additionalProperties' && isNode(value)),
    ),
  );
}

function markOf(node: Node, outer: Mark): Mark {
  const undocumented = node['x-undocumented'];
  const provenance = isNode(undocumented) ? undocumented['provenance'] : node['x-provenance'];
  if (provenance === undefined) return outer;
  const sourcedAround = outer !== 'unmarked' && outer !== 'unsourced';
  const source = isNode(undocumented) ? undocumented['source'] : node['x-source'];
  if (typeof source !== 'string' && !sourcedAround) return 'unsourced';
  if (provenance === 'documented' || provenance === 'observed' || provenance === 'inferred')
    return provenance;
  throw new Error(`${JSON.stringify(provenance)} isn't a provenance`);
}

function unmarked(place: string, facts: unknown): Place {
  return { place, facts, mark: 'unmarked' };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function object(value: unknown): Node {
  return isNode(value) ? value : {};
}

function keys(value: unknown): readonly string[] {
  return Object.keys(object(value));
}
