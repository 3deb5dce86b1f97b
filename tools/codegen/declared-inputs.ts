import type { DeclaredInputs as Reads, DeclaredNames } from '../../src/core/contract.ts';
import { isNode, text, type Node, type OpenApiDocument } from './document.ts';
import type { Declared } from './outcomes.ts';
import { secretOf } from './secrets.ts';

type Place = 'header' | 'cookie' | 'query';

/** One name that an operation reads. */
interface Name {
  readonly place: string;
  readonly name: string;
  readonly kind: DeclaredNames[string];
}

/** What an operation reads beside its path and its body: its parameters, and the credentials that its security names. */
export function readsOf(document: OpenApiDocument, { operation, operationId }: Declared): Reads {
  const parameters = document.list(operation, 'parameters').map((parameter): Name => {
    const name = text(parameter, 'name', operationId);
    const place = text(parameter, 'in', `${operationId}: ${name}`);
    return { place, name, kind: secretOf(parameter, `${operationId}: ${name}`) ?? 'plain' };
  });
  const all = [...parameters, ...credentials(document, operation, operationId)];
  return { headers: named('header', all), cookies: named('cookie', all), query: named('query', all) };
}

function credentials(document: OpenApiDocument, operation: Node, where: string): readonly Name[] {
  const wanted = operation['security'];
  if (!Array.isArray(wanted)) return [];
  const schemes = document.find(document.at(document.root, 'components'), 'securitySchemes') ?? {};
  const names = new Set(wanted.filter(isNode).flatMap((either) => Object.keys(either)));
  return [...names].map((name) => credential(document.at(schemes, name), `${where}: ${name}`));
}

/** A credential is a session's, unless its scheme says otherwise or says that it is none. */
function credential(scheme: Node, where: string): Name {
  if (scheme['type'] === 'http') return { place: 'header', name: 'authorization', kind: 'session' };
  const kind = scheme['x-secret'] === 'none' ? 'plain' : (secretOf(scheme, where) ?? 'session');
  return { place: text(scheme, 'in', where), name: text(scheme, 'name', where), kind };
}

function named(place: Place, all: readonly Name[]): DeclaredNames {
  const own = all.filter((one) => one.place === place);
  const names = own.map(({ name, kind }) => [place === 'header' ? name.toLowerCase() : name, kind] as const);
  return Object.fromEntries(names);
}
