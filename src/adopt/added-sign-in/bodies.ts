import type { Node } from '../../json.ts';
import type { BesideKind } from './token-kinds.ts';

/** Returns the body of a request as a schema of texts. */
export function requestOf(type: string, required: readonly string[], optional: readonly string[] = []): Node {
  const properties = textsOf([...required, ...optional]);
  return { required: true, content: { [type]: { schema: { type: 'object', required, properties } } } };
}

/** Returns the responses of an operation that issues tokens. */
export function responsesOf(kinds: readonly BesideKind[], refused: readonly number[]): Node {
  const names = Object.keys(tokensOf(kinds));
  const schema = {
    type: 'object',
    required: names.filter((name) => name !== 'refresh_token'),
    properties: { ...textsOf(names), ...(hasBearer(kinds) ? { expires_in: { type: 'integer' } } : {}) },
  };
  const error = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } };
  return {
    200: json('The tokens', schema),
    ...Object.fromEntries(refused.map((status) => [status, json('The request is refused', error)])),
  };
}

/** Returns the body with the issued tokens. Cookies travel in their own header. */
export function tokensOf(kinds: readonly BesideKind[]): Node {
  const inBody = kinds.filter((kind) => kind.in !== 'cookie');
  const values = inBody.map(({ name }) => [name === 'access' ? 'access_token' : name, `{{tokens.${name}}}`]);
  return {
    ...(Object.fromEntries(values) as Node),
    refresh_token: '{{tokens.refresh}}',
    ...(hasBearer(kinds) ? { token_type: 'Bearer', expires_in: '{{tokens.access.lifetime.s}}' } : {}),
  };
}

function hasBearer(kinds: readonly BesideKind[]): boolean {
  return kinds.some((kind) => kind.in === 'bearer');
}

function textsOf(names: readonly string[]): Node {
  const text = (name: string) => ({ type: 'string', ...(name === 'password' ? { format: 'password' } : {}) });
  return Object.fromEntries(names.map((name) => [name, text(name)]));
}

/** Returns a response with a JSON body. */
export function json(description: string, schema: Node): Node {
  return { description, content: { 'application/json': { schema } } };
}
