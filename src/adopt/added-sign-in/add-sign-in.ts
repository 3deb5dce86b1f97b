import { operationsOf, type OperationHead } from '../../declared/contract/operations.ts';
import type { PlannedAccount, PlannedAction } from '../plan.ts';
import type { Recognition } from '../recognise/recognise.ts';
import { accountsOf } from './accounts.ts';
import { freeNames, inferred, source, type Added, type BesideContext } from './context.ts';
import { grantsOf, type Grants } from './grants.ts';
import { jsonSignIn } from './json-sign-in.ts';
import { passwordGrant } from './password-grant.ts';
import { refusedRequest } from './refused-requests.ts';
import { securedBy } from './secured.ts';
import { sessionOperations } from './session-operations.ts';
import { tokenEndpointOf } from './token-endpoint.ts';
import { topMarks } from './top-marks.ts';

/** A sign-in that is added beside the operations of a contract. */
export interface SignInBeside extends Grants {
  /** The marks at the top first, then an action for each added operation. */
  readonly actions: readonly PlannedAction[];
  /** The accounts that differ by their rights. */
  readonly accounts: readonly PlannedAccount[];
  /** The added operations, the sign-in first: `POST /sign-in`. Empty if each request carries login and password. */
  readonly operations: readonly string[];
}

/** Whether a contract has no operation that surely or likely signs in. */
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
  const grants = grantsOf(document, operations);
  const secured = securedBy(document, operations, recognition, grants);
  if (secured === undefined) return { problem: nothingSecured };
  const context: BesideContext = {
    kinds: secured.kinds.filter((kind) => kind.in !== 'credentials'),
    hasScopes: grants.scopes.length > 0,
    unauthorized: refusedRequest(401, recognition.facts),
    free: freeNames(document, operations.all),
  };
  const endpoint = tokenEndpointOf(document, operations.basePath);
  const signIn = endpoint === undefined ? jsonSignIn(context) : [passwordGrant(endpoint, context)];
  const added = context.kinds.length === 0 ? [] : [...signIn, ...sessionOperations(context)];
  return {
    ...grants,
    actions: [
      topMarks(secured, recognition.facts),
      ...added.map(actionOf),
      ...secured.byParameter.map(protectedOf),
    ],
    accounts: accountsOf(grants),
    operations: added.flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  };
}

const nothingSecured =
  'the contract has no sign-in, and no operation needs one: add components.securitySchemes and security, ' +
  'so that a session opens something';

function actionOf([path, item]: Added): PlannedAction {
  return {
    target: ['paths'],
    update: { [path]: item },
    remarks: [{ path: [path], certainty: 'likely', text: source }],
    isOpen: false,
  };
}

function protectedOf({ template, method }: OperationHead): PlannedAction {
  const text = 'it has a parameter for a token, and no security';
  return {
    target: ['paths', template, method.toLowerCase()],
    update: { 'x-login': { act: 'protected', ...inferred } },
    remarks: [{ path: ['x-login'], certainty: 'likely', text }],
    isOpen: false,
  };
}
