import type { Carrier } from '../../declared/contract/security.ts';
import { operationsOf, type OperationHead, type Operations } from '../../declared/contract/operations.ts';
import { memberOf } from '../../declared/contract/pointer.ts';
import type { Node } from '../../json.ts';
import type { PlannedAccount, PlannedAction, Remark } from '../plan.ts';
import type { Recognition } from '../recognise/recognise.ts';
import { accountsOf } from './accounts.ts';
import { grantsOf, type Grants } from './grants.ts';
import {
  inferred,
  jsonSignIn,
  passwordGrant,
  sessionOperations,
  signInRefusals,
  type Added,
  type BesideContext,
  type FreeNames,
} from './operations.ts';
import { refusedRequest } from './refused-requests.ts';
import { kindsOf, freeName, type BesideKind } from './token-kinds.ts';
import { tokenEndpointOf } from './token-endpoint.ts';

/** A sign-in that stands beside the operations of a contract without one. */
export interface SignInBeside extends Grants {
  /** The top of the contract first, then an action for each added operation. */
  readonly actions: readonly PlannedAction[];
  /** The accounts that differ by their rights. */
  readonly accounts: readonly PlannedAccount[];
  /** The added operations: `POST /sign-in`. Empty if each request carries login and password. */
  readonly operations: readonly string[];
}

const source = 'added by login-emulator adopt, because the contract has no sign-in';

/** Whether a contract has no operation that signs in. */
export function needsSignInBeside({ operations }: Recognition): boolean {
  return !operations.some(
    ({ certainty, acts }) =>
      certainty !== 'open' && (acts.includes('sign-in') || acts.includes('sign-in-by-code')),
  );
}

/** Returns the sign-in for a contract without one, or the reason why there can't be one. */
export function signInBeside(
  document: unknown,
  recognition: Recognition,
): SignInBeside | { readonly problem: string } {
  const operations = operationsOf(document);
  const secured = securedBy(document, operations, recognition);
  if (secured === undefined) return { problem: nothingSecured };
  const grants = grantsOf(document, operations);
  const found = kindsOf(document, secured.carriers, grants);
  const kinds = found.length > 0 ? found : [anyBearer];
  const issued = kinds.filter((kind) => kind.in !== 'credentials');
  const unauthorized = refusedRequest(401, recognition.facts);
  const context: BesideContext = {
    ...{ kinds: issued, hasScopes: grants.scopes.length > 0, unauthorized, source },
    free: freeNames(document, operations.all),
  };
  const endpoint = tokenEndpointOf(document, operations.basePath);
  const signIn = endpoint === undefined ? jsonSignIn(context) : [passwordGrant(endpoint, context)];
  const added = issued.length === 0 ? [] : [...signIn, ...sessionOperations(context)];
  const top = topOf(kinds, secured.protect, unauthorized, recognition);
  return {
    ...grants,
    actions: [top, ...added.map(actionOf), ...secured.marked],
    accounts: accountsOf(grants),
    operations: added.flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  };
}

const nothingSecured =
  'the contract has no sign-in, and no operation needs one: add components.securitySchemes and security, ' +
  'so that a session opens something';

/** The credential if no scheme of the contract has one: the marks then accept any session. */
const anyBearer: BesideKind = {
  ...{ name: 'access', schemes: [], in: 'bearer' },
  mark: { scheme: 'bearer', lifetime: '1h' },
};

/** The credentials that the operations of a contract need. */
interface Secured {
  readonly carriers: ReadonlyMap<string, Carrier>;
  /** Whether the contract lists schemes, but no operation names one. */
  readonly protect: boolean;
  /** The marks of operations that show by a parameter that they need a token. */
  readonly marked: readonly PlannedAction[];
}

function securedBy(
  document: unknown,
  { carriers: declared, all }: Operations,
  { facts, carriers }: Recognition,
): Secured | undefined {
  const named = new Set(facts.flatMap(({ security }) => security));
  if (named.size > 0) {
    const used = new Map([...declared].filter(([scheme]) => named.has(scheme)));
    return { carriers: used, protect: false, marked: [] };
  }
  const usable = new Map([...declared].filter(([, carrier]) => carrier.in !== 'elsewhere'));
  if (usable.size > 0) return all.length === 0 ? undefined : { carriers: usable, protect: true, marked: [] };
  return undefined;
}

function topOf(
  kinds: readonly BesideKind[],
  protect: boolean,
  unauthorized: ReturnType<typeof refusedRequest>,
  { facts }: Recognition,
): PlannedAction {
  const forbidden = refusedRequest(403, facts);
  const tokens = Object.fromEntries(kinds.map(({ name, mark }) => [name, mark]));
  const hasBasic = kinds.some((kind) => kind.in === 'credentials');
  const issues = kinds.some((kind) => kind.in !== 'credentials');
  const challenge = hasBasic ? { headers: { 'WWW-Authenticate': 'Basic realm="login-emulator"' } } : {};
  const marks = {
    version: 1,
    ...inferred(source),
    tokens: { ...tokens, ...(issues ? { refresh: { lifetime: '30d' } } : {}) },
    ...(protect ? { protect: true } : {}),
    lockout: { attempts: 5, for: '15m' },
    ...(issues ? { counters: { 'sign-ins': { limit: 20, within: '1m', always: false } } } : {}),
    answers: {
      'token-missing': { ...unauthorized.answer, ...challenge },
      'not-allowed': forbidden.answer,
      ...(hasBasic ? signInRefusals() : {}),
    },
  };
  const remarks = [
    remark([], source),
    remark(['x-login', 'answers', 'token-missing'], unauthorized.reason),
    remark(['x-login', 'answers', 'not-allowed'], forbidden.reason),
    ...(protect ? [remark(['x-login', 'protect'], 'the contract lists schemes, but no operation names one')] : []),
  ];
  return { target: [], update: { 'x-login': marks }, remarks, isOpen: false };
}

function actionOf([path, item]: Added): PlannedAction {
  return {
    target: ['paths'],
    update: { [path]: item },
    remarks: [remark([path], source)],
    isOpen: false,
  };
}

function remark(path: Remark['path'], text: string): Remark {
  return { path, certainty: 'likely', text };
}

/** Finds names that the contract doesn't have. All added paths begin in the same way. */
function freeNames(document: unknown, heads: readonly OperationHead[]): FreeNames {
  const paths = new Set(Object.keys((memberOf(document, 'paths') ?? {}) as Node));
  const taken = new Set(heads.map(({ operationId }) => operationId));
  const own = ['/sign-in', '/refresh', '/sign-out', '/me'];
  const isTaken = (prefix: string) => own.some((path) => paths.has(`${prefix}${path}`));
  const prefix = isTaken('') ? freeName('/auth', isTaken) : '';
  return {
    path: (wish) => `${prefix}${wish}`,
    operationId: (wish) => freeName(wish, (one) => taken.has(one)),
  };
}
