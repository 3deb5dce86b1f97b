import type { DeclaredInputs as Reads, DeclaredNames } from '../../src/core/contract.ts';
import { isNode, text, type Node, type OpenApiDocument } from './document.ts';
import type { Declared } from './outcomes.ts';
import { secretOf } from './secrets.ts';

type Part = 'header' | 'cookie' | 'query';

/** One name that an operation reads. */
interface Name {
  readonly part: string;
  readonly name: string;
  readonly kind: DeclaredNames[string];
}

/** Lists the headers, cookies and query parameters that an operation reads, including its credentials. */
export function readsOf(document: OpenApiDocument, { operation, operationId }: Declared): Reads {
  const parameters = document.list(operation, 'parameters').map((parameter): Name => {
    const name = text(parameter, 'name', operationId);
    const part = text(parameter, 'in', `${operationId}: ${name}`);
    return { part, name, kind: secretOf(parameter, `${operationId}: ${name}`) ?? 'plain' };
  });
  const all = [...parameters, ...credentials(document, operation, operationId)];
  return { headers: namesIn('header', all), cookies: namesIn('cookie', all), query: namesIn('query', all) };
}

function credentials(document: OpenApiDocument, operation: Node, where: string): readonly Name[] {
  const security = operation['security'];
  if (!Array.isArray(security)) return [];
  const schemes = document.find(document.at(document.root, 'components'), 'securitySchemes') ?? {};
  const names = new Set(security.filter(isNode).flatMap((either) => Object.keys(either)));
  return [...names].map((name) => credential(document.at(schemes, name), `${where}: ${name}`));
}

/** A credential is a session token, unless its scheme declares another kind, or `none` for a plain value. */
function credential(scheme: Node, where: string): Name {
  if (scheme['type'] === 'http') return { part: 'header', name: 'authorization', kind: 'session' };
  const kind = scheme['x-secret'] === 'none' ? 'plain' : (secretOf(scheme, where) ?? 'session');
  return { part: text(scheme, 'in', where), name: text(scheme, 'name', where), kind };
}

function namesIn(part: Part, all: readonly Name[]): DeclaredNames {
  const found = all.filter((one) => one.part === part);
  const names = found.map(({ name, kind }) => [part === 'header' ? name.toLowerCase() : name, kind] as const);
  return Object.fromEntries(names);
}
