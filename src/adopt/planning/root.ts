import { isRecord, type Node } from '../../json.ts';
import type { Remark } from '../plan.ts';
import type { RecognisedCarrier } from '../recognise/carrier.ts';
import type { Recognition, RecognisedOperation } from '../recognise/recognise.ts';
import type { Habit } from '../habits/habit.ts';
import type { AccountShape } from './account.ts';
import { shownLifetime } from './lifetime.ts';

/** The marks at the top of a contract as they are planned, with their remarks. */
export interface PlannedRoot {
  readonly marks: Node;
  readonly remarks: readonly Remark[];
}

/** The data that the marks at the top are made of. */
export interface RootContext {
  readonly recognition: Recognition;
  readonly account: AccountShape;
  /** The security schemes of the contract, by name. */
  readonly schemes: Node;
  /** The marks of a framework's habit, which stand in where the contract shows nothing. */
  readonly habit: Habit['marks'];
}

/** Plans the marks at the top, except the shared answers. */
export function plannedRoot(context: RootContext): PlannedRoot {
  const { recognition, account, habit } = context;
  const remarks: Remark[] = [];
  const marks: Record<string, unknown> = { version: 1, provenance: 'inferred' };
  const tokens = plannedTokens(context, remarks);
  if (Object.keys(tokens).length > 0) marks['tokens'] = tokens;
  const steps = recognition.operations.filter((one) => isMarked(one) && one.acts.includes('second-factor'));
  if (steps.length > 0) marks['challenge'] = plannedChallenge(recognition, steps, remarks);
  const isLocked = recognition.operations.some((one) => one.answers.has('locked-out'));
  if (isLocked) {
    marks['lockout'] = { attempts: 5, within: '15m', for: '15m' };
    remarks.push({
      path: ['lockout'],
      certainty: 'likely',
      text: 'the contract has an answer for it, but no numbers',
    });
  }
  const csrf = plannedCsrf(recognition);
  if (csrf !== undefined) {
    marks['csrf'] = csrf;
    remarks.push({
      path: ['csrf'],
      certainty: 'likely',
      text: 'the contract names a header for a CSRF token',
    });
  }
  for (const [key, { value, source }] of Object.entries(habit)) {
    if (marks[key] !== undefined || key === 'tokens') continue;
    marks[key] = value;
    remarks.push({ path: [key], certainty: 'likely', text: `as the framework does: ${source}` });
  }
  if (
    marks['csrf'] === undefined &&
    recognition.operations.some((one) => isMarked(one) && one.acts.includes('csrf'))
  ) {
    marks['csrf'] = { cookie: 'XSRF-TOKEN', header: 'X-XSRF-TOKEN' };
    remarks.push({
      path: ['csrf'],
      certainty: 'likely',
      text: 'the contract issues a token, but names no header for it',
    });
  }
  const shape = plannedAccount(account, recognition);
  if (Object.keys(shape).length > 0) marks['account'] = shape;
  return { marks, remarks };
}

function isMarked({ certainty }: RecognisedOperation): boolean {
  return certainty !== 'open';
}

/** Plans the kinds of tokens: the token of requests, and the refresh token. */
function plannedTokens({ recognition, schemes, habit }: RootContext, remarks: Remark[]): Node {
  const { operations, carriers } = recognition;
  const marked = operations.filter(isMarked);
  const hasSession = marked.some(({ acts }) =>
    acts.some((act) => act === 'sign-in' || act === 'sign-in-by-code'),
  );
  if (!hasSession) return {};
  const [carrier] = carriers;
  const usual = habit['tokens'];
  const usualTokens = isRecord(usual?.value) ? usual.value : {};
  if (carrier === undefined) {
    const text =
      usual === undefined
        ? 'the contract does not show how requests carry the token'
        : `as the framework does: ${usual.source}`;
    remarks.push({ path: ['tokens', 'access'], certainty: 'likely', text });
  }
  const access = withoutScheme(
    isRecord(usualTokens['access']) ? usualTokens['access'] : {},
    carrier !== undefined,
  );
  const tokens: Record<string, unknown> = {
    access: {
      ...(carrier === undefined ? { scheme: 'bearer' } : carriedBy(carrier)),
      ...formOf(marked, carrier, schemes),
      ...access,
    },
  };
  if (!('lifetime' in access) && hasTimes(marked)) {
    const shown = shownLifetime(marked);
    tokens['access'] = { ...(tokens['access'] as Node), lifetime: shown ?? '1h' };
    const text =
      shown === undefined
        ? 'the contract shows that it ends, but not when'
        : 'an example of the contract has it';
    remarks.push({ path: ['tokens', 'access', 'lifetime'], certainty: 'likely', text });
  }
  if (marked.some(({ acts }) => acts.includes('create-token')))
    tokens['personal'] = {
      ...(carrier === undefined ? { scheme: 'bearer' } : carriedBy(carrier)),
      outlivesSessions: true,
    };
  const refresh = marked.some((one) => one.reads.has('refresh') || one.tokens.has('refresh'));
  if (refresh) {
    const rotates = marked.some((one) => one.acts.includes('refresh') && one.tokens.has('refresh'));
    const own = withoutScheme(isRecord(usualTokens['refresh']) ? usualTokens['refresh'] : {}, false);
    tokens['refresh'] = { scheme: 'none', lifetime: '30d', ...(rotates ? {} : { rotates: false }), ...own };
    if (!('lifetime' in own))
      remarks.push({
        path: ['tokens', 'refresh', 'lifetime'],
        certainty: 'likely',
        text: 'the contract does not show it',
      });
  }
  return tokens;
}

function withoutScheme(token: Node, isCarried: boolean): Node {
  if (!isCarried) return token;
  const { scheme: _scheme, name: _name, security: _security, prefix: _prefix, ...rest } = token;
  return rest;
}

/** Returns how requests carry a token: by a scheme of the contract, or by the place that a parameter shows. */
function carriedBy({ place, scheme }: RecognisedCarrier): Node {
  if (scheme !== undefined && place !== 'basic') return { security: scheme };
  const [kind = 'bearer', ...name] = place.split('.');
  if (kind === 'basic') return { scheme: 'credentials' };
  return name.length === 0 ? { scheme: kind } : { scheme: kind, name: name.join('.') };
}

/** A JWT, if the scheme or the name of the token has this word. */
function formOf(
  operations: readonly RecognisedOperation[],
  carrier: RecognisedCarrier | undefined,
  schemes: Node,
): Node {
  const scheme = carrier?.scheme === undefined ? undefined : schemes[carrier.scheme];
  const format = isRecord(scheme) ? scheme['bearerFormat'] : undefined;
  const isNamed = operations.some(({ tokens }) => /\bjwt/i.test(tokens.get('access')?.place ?? ''));
  return isNamed || (typeof format === 'string' && /jwt/i.test(format)) ? { form: 'jwt' } : {};
}

function hasTimes(operations: readonly RecognisedOperation[]): boolean {
  return operations.some(
    ({ tokens, traits }) =>
      tokens.has('access') &&
      (traits.facts.success?.shape.fields ?? []).some(({ words }) => /\bexpir/.test(words)),
  );
}

/** Plans the challenge of a second step: none in particular if a field carries it, else a cookie. */
function plannedChallenge(
  { operations }: Recognition,
  steps: readonly RecognisedOperation[],
  remarks: Remark[],
): Node {
  const isCarried = steps.some(({ reads }) => reads.has('challenge') || reads.has('login'));
  const signIn = operations.find(({ acts }) => acts.includes('sign-in'));
  if (isCarried || signIn?.reads.has('code') === true) return {};
  remarks.push({
    path: ['challenge'],
    certainty: 'likely',
    text: 'nothing in the contract joins the second step to the first one',
  });
  return { cookie: 'login_challenge' };
}

const headers: readonly (readonly [RegExp, string])[] = [
  [/^x-xsrf-token$/i, 'XSRF-TOKEN'],
  [/^x-csrftoken$/i, 'csrftoken'],
  [/^(x-)?csrf-token$/i, 'csrf_token'],
];

function plannedCsrf({ facts }: Recognition): Node | undefined {
  for (const { request } of facts)
    for (const { place, path } of request) {
      const name = path[0] ?? '';
      const found = place.startsWith('header.') ? headers.find(([pattern]) => pattern.test(name)) : undefined;
      if (found !== undefined) return { cookie: found[1], header: name };
    }
  return undefined;
}

function plannedAccount({ fields, hasNumericId, role }: AccountShape, recognition: Recognition): Node {
  return {
    ...(hasNumericId || declaresNumericId(recognition) ? { id: 'integer' } : {}),
    ...(role === undefined || role === 'role' ? {} : { role }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

/** Whether the success of the current account declares a number as the id of the account. */
function declaresNumericId({ operations }: Recognition): boolean {
  const fields = operations
    .filter((one) => isMarked(one) && one.acts.includes('current-account'))
    .flatMap(({ traits }) => traits.facts.success?.shape.fields ?? []);
  const ids = fields.filter(({ words }) => /^((user|account|member|customer) )?(id|uid)$/.test(words));
  const [id] = ids.toSorted((one, other) => one.path.length - other.path.length);
  return id?.types.some((type) => type === 'integer' || type === 'number') === true;
}
