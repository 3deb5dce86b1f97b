import type { ActName } from '../../declared/marks/names.ts';
import { evidenceOfWords, when, type Evidence } from './evidence.ts';
import type { Traits } from './traits.ts';

/** The rules by which an act is recognised. */
interface ActEvidence {
  /** Whether an operation can perform the act at all. */
  fits(traits: Traits): boolean;
  evidence(traits: Traits): readonly Evidence[];
}

const factor = /\b(2 ?fa|mfa|otp|totp|tfa|(two|2|multi|second) (factor|step)|twofactor|authenticator)\b/;
const signIn = /\b(log ?in|log ?on|sign ?in|authenticate|anmeld\w*|connexion|iniciar sesion)\b/;
const session = /\b(auth|authentication|authorize|sessions?|tokens?|jwt|credentials)\b/;
const signOut = /\b(log ?out|log ?off|sign ?out|logouts?)\b/;
const refresh = /\b(refresh|renew|rotate|prolong)\w*\b/;
const self =
  /\b(me|who ?am ?i|my(self)?|self|own|current ?(user|account|session|member|customer)?|user ?info|logged in (user|account)|authenticated user|profile|account)\b/;
const signUp = /\b(sign ?up|register|registration|registrations|create (an? )?account|enrol?l?)\b/;
const forgot =
  /\b(forg[eo]t(ten)?|lost?|recover(y)?|reset|restore|remind(er)?)\b.*\bpass(word|wd)?\b|\bpass(word|wd)?s? ?.*\b(forg[eo]t(ten)?|lost|recover(y)?|reset|restore|remind(er)?)\b|\bforgot\w*\b/;
const change =
  /\b(change|update|set|modify|new)\b.*\bpass(word|wd)?\b|\bpass(word|wd)?\b.*\b(change|update)\b|\bpassword\b/;
const confirm = /\b(verif(y|ication)|confirm(ation)?s?|activat(e|ion)|validate)\b/;
const address = /\b(e ?mail|account|address|registration|user|sign ?up|activation)\b/;
const send = /\b(send|resend|request|generate|issue|challenge)\b/;
const setUp =
  /\b(set ?up|enable|enroll?|generate|secret|qr( code)?|provision|register|activate|add|new|init(iate)?)\b/;
const remove = /\b(disable|remove|delete|deactivate|turn off|unenroll?)\b/;
const backup = /\b(backup|recovery|scratch|emergency)\b.*\b(codes?|keys?|tokens?)\b/;
const csrf = /\b(csrf|xsrf)\b/;
const personal =
  /\b((personal )?access tokens?|api ?keys?|api tokens?|pat|application passwords?|auth(entication)? tokens?|tokens?)\b/;

/** Words of other parties' logins, which the marks leave out. */
export const thirdParty =
  /\b(oauth1?|google|facebook|github|gitlab|apple|twitter|linkedin|microsoft|azure|okta|saml|sso|oidc|openid|ldap|cas|social|provider|providers|idp|callback|web ?authn|passkeys?|fido2?|u2f|wechat|external|guest|anonymous|magic|invite|invitation|webhooks?|device code|impersonat\w*|kerberos|shibboleth)\b/;
/** Words of operations on other users. */
export const administrators = /\b(admin(istrator)?s?|manage(ment)?|users?|members?|agents?|employees?)\b/;
const unrelated =
  /\b(history|attempts|logs?|events?|stats?|statistics|settings?|config(uration)?|polic(y|ies)|sources?|smtp|wifi|webhooks?|directory|directories|connections?|datasets?|files?|images?|types?|count|search|export|import|test|check|exists?|available|status|notifications?|subscriptions?|partner)\b/;

function isOpen({ facts }: Traits): boolean {
  return facts.isOpen;
}

const openly = (traits: Traits, closed: number) => [
  ...when(isOpen(traits), 'security', 1.5, 'it needs no credentials'),
  ...when(!isOpen(traits), 'security', closed, 'it needs credentials'),
];

const against = (traits: Traits) => [
  ...when(traits.says(thirdParty), 'words', -4, 'its words name another party'),
  ...when(traits.isAt(unrelated), 'words', -4, 'its path is about something else'),
];

const changes = (method: string) => method !== 'GET' && method !== 'DELETE';

/** The evidence for each act that is recognised; `protected` and `public` need no mark. */
export const actEvidence: Readonly<Partial<Record<ActName, ActEvidence>>> = {
  'sign-in': {
    fits: (traits) =>
      traits.method !== 'DELETE' &&
      (traits.has('password') ||
        traits.facts.security.some((name) => /basic/i.test(name)) ||
        traits.fields.length === 0),
    evidence: (traits) => [
      ...strongest(evidenceOfWords(traits.facts, signIn), evidenceOfWords(traits.facts, session, 0.7)),
      ...when(
        traits.has('login') && traits.has('password'),
        'request',
        5,
        'its request has a login and a password',
      ),
      ...when(
        traits.fields.some(({ words }) => words === 'grant type'),
        'request',
        2.5,
        'its request has a grant type',
      ),
      ...when(traits.hasToken, 'answer', 3, 'its success has a token'),
      ...when(traits.setsCookie, 'answer', 2.5, 'its success sets a cookie or a token header'),
      ...openly(traits, -2),
      ...when(!traits.has('password'), 'request', -5, 'its request has no password'),
      ...when(
        traits.has('newPassword') || traits.has('currentPassword'),
        'request',
        -6,
        'it sets a password',
      ),
      ...when(traits.has('fullName'), 'request', -2, 'its request describes a person'),
      ...when(traits.hasParameter, 'words', -4, 'its path has a parameter'),
      ...when(traits.isList, 'answer', -5, 'its success is a list'),
      ...when(traits.says(signUp), 'words', -4, 'its words are about registration'),
      ...when(traits.says(forgot), 'words', -4, 'its words are about a lost password'),
      ...against(traits),
    ],
  },
  'second-factor': {
    fits: (traits) =>
      changes(traits.method) && !traits.has('newPassword') && (traits.has('code') || traits.has('linkToken')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, factor),
      ...when(traits.has('code'), 'request', 3, 'its request has a code'),
      ...when(traits.has('challenge'), 'request', 3, 'its request has a challenge'),
      ...when(traits.hasToken, 'answer', 3, 'its success has a token'),
      ...when(traits.setsCookie, 'answer', 2.5, 'its success sets a cookie or a token header'),
      ...when(traits.has('password'), 'request', -4, 'its request has a password'),
      ...when(
        traits.says(/\b(set ?up|enable|disable|enroll|register|activate|remove|confirm)\b/),
        'words',
        -4,
        'it sets a factor up',
      ),
      ...openly(traits, -1),
      ...against(traits),
    ],
  },
  refresh: {
    fits: (traits) => traits.method !== 'DELETE' && !traits.has('password'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, refresh),
      ...when(
        traits.says(/\b(tokens?|jwt|session|auth)\b/),
        'words',
        1.5,
        'its words are about tokens or sessions',
      ),
      ...when(traits.has('refresh'), 'request', 4, 'its request has a refresh token'),
      ...when(traits.hasToken, 'answer', 3, 'its success has a token'),
      ...when(traits.hasRefreshToken, 'answer', 1, 'its success has a refresh token'),
      ...when(traits.setsCookie, 'answer', 2.5, 'its success sets a cookie or a token header'),
      ...when(traits.hasParameter, 'words', -5, 'its path has a parameter'),
      ...when(traits.isList, 'answer', -5, 'its success is a list'),
      ...against(traits),
    ],
  },
  'sign-out': {
    fits: ({ method, hasToken }) => method !== 'PATCH' && !hasToken,
    evidence: (traits) => [
      ...strongest(
        evidenceOfWords(traits.facts, signOut),
        traits.method === 'DELETE' ? evidenceOfWords(traits.facts, session, 0.9) : [],
      ),
      ...when(isEmpty(traits), 'answer', 2, 'its success says nothing'),
      ...when(traits.fields.length === 0, 'request', 1.5, 'its request has no fields'),
      ...when(traits.has('refresh'), 'request', 3, 'its request has a refresh token'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(traits.method === 'DELETE', 'words', 1, 'it deletes'),
      ...when(traits.hasParameter, 'words', -5, 'its path has a parameter'),
      ...when(traits.isList, 'answer', -5, 'its success is a list'),
      ...when(traits.has('password'), 'request', -5, 'its request has a password'),
      ...against(traits),
    ],
  },
  'current-account': {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, self),
      ...when(traits.accountFields >= 2, 'answer', 2.5, 'its success describes an account'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(
        traits.isAt(/ (me|who ?am ?i|current user|current|self|user info|my profile|profile) $/),
        'words',
        2,
        'its path ends with the account itself',
      ),
      ...when(
        traits.fields.some(({ isRequired }) => isRequired),
        'request',
        -3,
        'its request has required fields',
      ),
      ...when(traits.hasParameter, 'words', -5, 'its path has a parameter'),
      ...when(traits.isList, 'answer', -5, 'its success is a list'),
      ...against(traits),
    ],
  },
  'update-account': {
    fits: ({ method, has }) =>
      (method === 'PUT' || method === 'PATCH' || method === 'POST') && !has('currentPassword'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, self),
      ...when(traits.method !== 'POST', 'words', 1, `its method is ${traits.method}`),
      ...when(
        traits.says(/\b(update|edit|change|modify|save|patch|put)\b/),
        'words',
        1.5,
        'its words say that it changes',
      ),
      ...when(
        traits.fields.filter(({ words }) => /name|mail|phone|locale|language|avatar/.test(words)).length >= 2,
        'request',
        3,
        'its request describes an account',
      ),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(
        traits.isAt(/ (me|self|profile|my profile|account|current user|current) $/),
        'words',
        2,
        'its path ends with the account itself',
      ),
      ...when(traits.hasToken, 'answer', -3, 'its success has a token'),
      ...when(traits.method === 'POST', 'words', -4, 'it creates'),
      ...when(traits.hasParameter, 'words', -5, 'its path has a parameter'),
      ...against(traits),
    ],
  },
  'sign-up': {
    fits: (traits) => changes(traits.method) && (traits.has('login') || traits.fields.length === 0),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, signUp),
      ...when(
        traits.has('login') && traits.has('password'),
        'request',
        4,
        'its request has a login and a password',
      ),
      ...when(traits.has('fullName'), 'request', 1, 'its request describes a person'),
      ...when(traits.accountFields >= 2, 'answer', 1, 'its success describes an account'),
      ...openly(traits, -4),
      ...when(traits.hasParameter, 'words', -5, 'its path has a parameter'),
      ...when(traits.says(confirm), 'words', -3, 'its words are about a confirmation'),
      ...when(
        traits.says(/\b(device|webhook|agent|client|push|tenant|server|app)\b/),
        'words',
        -3,
        'its words are about something else',
      ),
      ...against(traits),
    ],
  },
  'confirm-address': {
    fits: (traits) =>
      !traits.has('password') &&
      !traits.has('newPassword') &&
      (traits.has('linkToken') || traits.has('code') || traits.hasParameter),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, confirm),
      ...when(traits.says(address), 'words', 2, 'its words are about an address or an account'),
      ...when(
        traits.has('linkToken') || traits.has('code'),
        'request',
        3,
        'its request has a token or a code',
      ),
      ...openly(traits, -1),
      ...when(traits.says(factor), 'words', -4, 'its words are about a second factor'),
      ...when(traits.says(/\bpass(word|wd)\b/), 'words', -4, 'its words are about a password'),
      ...when(
        traits.says(/\b(tokens?|phone|payment|webhook|domain)\b/) && !traits.says(/\be ?mail\b/),
        'words',
        -2,
        'its words are not about an address',
      ),
      ...against(traits),
    ],
  },
  'forgot-password': {
    fits: (traits) => changes(traits.method) && !traits.has('password') && !traits.has('newPassword'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, forgot),
      ...when(traits.has('login'), 'request', 3, 'its request has only a login'),
      ...when(
        traits.says(/\b(send|request|e ?mail|forg[eo]t)\b/),
        'words',
        1,
        'its words are about a message',
      ),
      ...when(traits.has('linkToken') || traits.has('code'), 'request', -5, 'its request has a token'),
      ...openly(traits, -6),
      ...when(traits.hasParameter, 'words', -3, 'its path has a parameter'),
      ...against(traits),
    ],
  },
  'reset-password': {
    fits: (traits) =>
      changes(traits.method) &&
      (traits.has('password') || traits.has('newPassword')) &&
      !traits.has('currentPassword'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, forgot),
      ...when(
        traits.has('linkToken') || traits.has('code'),
        'request',
        4,
        'its request has a token or a code',
      ),
      ...when(traits.has('newPassword'), 'request', 1, 'its request has a new password'),
      ...openly(traits, -6),
      ...when(
        traits.isAt(administrators) && traits.endsWithParameter,
        'words',
        -4,
        'its path is about another user',
      ),
      ...against(traits),
    ],
  },
  'change-password': {
    fits: (traits) => changes(traits.method) && (traits.has('password') || traits.has('newPassword')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, change),
      ...when(
        traits.has('currentPassword') || (traits.has('password') && traits.has('newPassword')),
        'request',
        4,
        'its request has the old password',
      ),
      ...when(traits.has('newPassword'), 'request', 2, 'its request has a new password'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(
        isOpen(traits) && (traits.has('linkToken') || traits.has('code')),
        'request',
        -4,
        'its request has a token',
      ),
      ...when(traits.says(/\b(reset|forgot)\b/), 'words', -3, 'its words are about a lost password'),
      ...when(traits.hasParameter, 'words', -4, 'its path has a parameter'),
      ...against(traits),
    ],
  },
  'send-code': {
    fits: (traits) =>
      changes(traits.method) && !traits.has('password') && !traits.has('newPassword') && !traits.has('code'),
    evidence: (traits) => [
      ...evidenceOfWords(
        traits.facts,
        /\b(send|resend|request)\b.*\b(code|otp|sms|link|verification|confirmation|e ?mail)\b|\b(otp|code|magic link|passwordless|verification|confirmation|e ?mail)\b.*\b(send|resend|request|start)\b|\bresend\w*\b/,
      ),
      ...when(
        traits.has('login') || traits.has('challenge'),
        'request',
        3,
        'its request has a login or a challenge',
      ),
      ...openly(traits, 0),
      ...when(traits.hasToken, 'answer', -3, 'its success has a token'),
      ...when(traits.hasParameter, 'words', -4, 'its path has a parameter'),
      ...when(traits.says(forgot), 'words', -4, 'its words are about a lost password'),
      ...against(traits),
    ],
  },
  'sign-in-by-code': {
    fits: (traits) => !traits.has('password') && (traits.has('code') || traits.has('linkToken')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(magic|passwordless|otp|one time|code|link)\b/),
      ...evidenceOfWords(traits.facts, signIn, 0.5),
      ...when(traits.has('login') && traits.has('code'), 'request', 3, 'its request has a login and a code'),
      ...when(traits.hasToken, 'answer', 3, 'its success has a token'),
      ...openly(traits, -3),
      ...when(traits.says(factor), 'words', -3, 'its words are about a second factor'),
      ...when(!traits.hasToken && !traits.setsCookie, 'answer', -3, 'its success has no token'),
    ],
  },
  'set-up-factor': {
    fits: (traits) => traits.method !== 'DELETE' && !traits.has('code'),
    evidence: (traits) => [
      ...needing(evidenceOfWords(traits.facts, factor), evidenceOfWords(traits.facts, setUp, 0.6)),
      ...when(
        (traits.facts.success?.shape.fields ?? []).some(({ words }) =>
          /\b(otp ?auth|secret|qr|provisioning|uri)\b/.test(words),
        ),
        'answer',
        3,
        'its success has a secret or a QR code',
      ),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(traits.says(remove), 'words', -5, 'its words say that it removes'),
      ...when(traits.hasParameter, 'words', -3, 'its path has a parameter'),
      ...against(traits),
    ],
  },
  'confirm-factor': {
    fits: (traits) => changes(traits.method) && traits.has('code'),
    evidence: (traits) => [
      ...needing(
        evidenceOfWords(traits.facts, factor),
        evidenceOfWords(traits.facts, /\b(confirm|verify|activate|enable|validate|enroll?)\b/, 0.6),
      ),
      ...when(traits.has('code'), 'request', 3, 'its request has a code'),
      ...when(!isOpen(traits), 'security', 2, 'it needs credentials'),
      ...when(traits.hasToken, 'answer', -4, 'its success has a token'),
      ...when(traits.says(remove), 'words', -5, 'its words say that it removes'),
      ...against(traits),
    ],
  },
  'remove-factor': {
    fits: (traits) => traits.method !== 'GET',
    evidence: (traits) => [
      ...needing(
        evidenceOfWords(traits.facts, factor),
        traits.method === 'DELETE'
          ? [{ kind: 'words', weight: 3, reason: 'it deletes' }]
          : evidenceOfWords(traits.facts, remove, 0.8),
      ),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(isEmpty(traits), 'answer', 1.5, 'its success says nothing'),
      ...when(
        traits.has('code') || traits.has('password'),
        'request',
        1.5,
        'its request has a code or a password',
      ),
      ...against(traits),
    ],
  },
  'list-factors': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...evidenceOfWords(
        traits.facts,
        /\b(factors|authenticators|(2 ?fa|mfa|two factor) (methods|devices|status|factors))\b/,
      ),
      ...when(traits.isList, 'answer', 2.5, 'its success is a list'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...against(traits),
    ],
  },
  'backup-codes': {
    fits: () => true,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, backup),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(
        (traits.facts.success?.shape.fields ?? []).some(({ words }) => /codes/.test(words)) || traits.isList,
        'answer',
        3,
        'its success has codes',
      ),
    ],
  },
  'list-sessions': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(sessions|logins|devices)\b/),
      ...when(traits.isList, 'answer', 2.5, 'its success is a list'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...against(traits),
    ],
  },
  'end-session': {
    fits: ({ method, endsWithParameter }) => method === 'DELETE' && endsWithParameter,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(sessions?)\b/),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(isEmpty(traits), 'answer', 1.5, 'its success says nothing'),
      ...against(traits),
    ],
  },
  'create-token': {
    fits: ({ method, has }) => method === 'POST' && !has('password') && !has('refresh'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, personal),
      ...when(
        traits.fields.some(({ words }) =>
          /^(name|description|label|scopes?|expires?( at| in)?|expiry)$/.test(words),
        ),
        'request',
        3,
        'its request names a token',
      ),
      ...when(
        traits.hasToken ||
          (traits.facts.success?.shape.fields ?? []).some(({ words }) =>
            /^(key|secret|value|plain text token)$/.test(words),
          ),
        'answer',
        3,
        'its success has a token',
      ),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...when(isOpen(traits), 'security', -4, 'it needs no credentials'),
      ...when(traits.hasParameter, 'words', -4, 'its path has a parameter'),
      ...against(traits),
    ],
  },
  'list-tokens': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, personal),
      ...when(traits.isList, 'answer', 2.5, 'its success is a list'),
      ...when(!isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...against(traits),
    ],
  },
  'revoke-token': {
    fits: ({ method }) => method !== 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, personal, traits.method === 'DELETE' ? 1 : 0),
      ...evidenceOfWords(traits.facts, /\b(revoke|revocation|blacklist|invalidate)\b/),
      ...when(traits.method === 'DELETE', 'words', 2, 'it deletes'),
      ...when(
        traits.fields.some(({ words }) => /^(token|refresh|refresh token)$/.test(words)),
        'request',
        3,
        'its request has a token',
      ),
      ...when(isEmpty(traits), 'answer', 1.5, 'its success says nothing'),
      ...when(traits.method === 'DELETE' && !isOpen(traits), 'security', 1.5, 'it needs credentials'),
      ...against(traits),
    ],
  },
  introspect: {
    fits: (traits) => changes(traits.method),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\bintrospect\w*\b/),
      ...when(
        traits.fields.some(({ words }) => words === 'token'),
        'request',
        3,
        'its request has a token',
      ),
      ...when(
        (traits.facts.success?.shape.fields ?? []).some(({ words }) => words === 'active'),
        'answer',
        3,
        'its success tells whether the token is active',
      ),
    ],
  },
  csrf: {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, csrf),
      ...when(traits.setsCookie, 'answer', 3, 'its success sets a cookie'),
      ...when(
        (traits.facts.success?.shape.fields ?? []).some(({ words }) => /csrf|xsrf|^token$/.test(words)),
        'answer',
        3,
        'its success has a token',
      ),
      ...when(isOpen(traits), 'security', 1.5, 'it needs no credentials'),
    ],
  },
  keys: {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(jwks|jwks json|json web key)\b/),
      ...when(
        (traits.facts.success?.shape.fields ?? []).some(({ words }) => words === 'keys'),
        'answer',
        3,
        'its success has keys',
      ),
      ...when(isOpen(traits), 'security', 1.5, 'it needs no credentials'),
    ],
  },
};

function isEmpty({ facts: { success } }: Traits): boolean {
  return (
    success === undefined ||
    (success.shape.fields.length === 0 && success.shape.types.every((type) => type === 'null'))
  );
}

/** Returns the stronger of two lists of evidence of words. */
function strongest(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  const sum = (list: readonly Evidence[]) => list.reduce((total, { weight }) => total + weight, 0);
  return sum(first) >= sum(second) ? first : second;
}

/** Returns both lists, or none if one is empty. */
function needing(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  return first.length > 0 && second.length > 0 ? [...first, ...second] : [];
}
