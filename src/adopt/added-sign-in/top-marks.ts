import type { PlannedAction } from '../plan.ts';
import type { OperationFacts } from '../facts/operation.ts';
import { inferred, source } from './context.ts';
import { ofSignIn, refusalsOf } from './refusals.ts';
import { refusedRequest } from './refused-requests.ts';
import type { Secured } from './secured.ts';

/** Returns the marks at the top of the contract: tokens, limits, and the refusals of requests without a valid token. */
export function topMarks({ kinds, namesNone }: Secured, facts: readonly OperationFacts[]): PlannedAction {
  const [unauthorized, forbidden] = [refusedRequest(401, facts), refusedRequest(403, facts)];
  const hasBasic = kinds.some((kind) => kind.in === 'credentials');
  const issues = kinds.some((kind) => kind.in !== 'credentials');
  const challenge = hasBasic ? { headers: { 'WWW-Authenticate': 'Basic realm="login-emulator"' } } : {};
  const tokens: Record<string, unknown> = Object.fromEntries(kinds.map(({ name, mark }) => [name, mark]));
  const marks = {
    version: 1,
    ...inferred,
    tokens: issues ? { ...tokens, refresh: { lifetime: '30d' } } : tokens,
    ...(namesNone ? { protect: true } : {}),
    lockout: { attempts: 5, for: '15m' },
    // tests sign in more often than people: the limit applies with --request-budget vendor
    ...(issues ? { counters: { 'sign-ins': { limit: 20, within: '1m', always: false } } } : {}),
    answers: {
      'token-missing': { ...unauthorized.answer, ...challenge },
      'not-allowed': forbidden.answer,
      ...(hasBasic ? refusalsOf(ofSignIn.filter((one) => one !== 'malformed-request')) : {}),
    },
  };
  const reasons: readonly (readonly [readonly string[], string])[] = [
    [[], source],
    [['answers', 'token-missing'], unauthorized.reason],
    [['answers', 'not-allowed'], forbidden.reason],
    ...(namesNone ? [[['protect'], 'the contract lists schemes, but no operation names one'] as const] : []),
  ];
  return {
    target: [],
    update: { 'x-login': marks },
    remarks: reasons.map(([path, text]) => ({ path: ['x-login', ...path], certainty: 'likely', text })),
    isOpen: false,
  };
}
