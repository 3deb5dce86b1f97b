import { evidenceOfWords } from '../evidence.ts';
import type { Traits } from '../traits.ts';
import * as rule from './rule.ts';
import { answer, request, words, type ActRule } from './rule.ts';

const personal =
  /\b((personal )?access tokens|api ?keys?|api ?tokens?|pats?|application passwords?|auth(entication)? tokens|tokens)\b/;
const active = /\b(sessions|active sessions|logins)\b/;
const own = /\b(me|self|my|own|account|profile|user|personal|current)\b/;
const others =
  /\b(users|members|customers|employees|agents) \/ \{\}|\b(sites?|org(anization|anisation)?s?|teams?|projects?|workspaces?|tenants?|compan(y|ies)|servers?|clients?|app(lication)?s?|devices?)\b/;

/** The evidence that sessions or tokens are not those of the signed-in account. */
const owned = (traits: Traits) => [
  ...words(-4, !traits.says(own), 'its words name no account'),
  ...words(-4, traits.isAt(others), 'its path is about others'),
];

/** How the acts on sessions and tokens are recognised. */
export const sessionRules = {
  'list-sessions': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, active),
      ...answer(2.5, traits.isList, 'its success is a list'),
      ...answer(
        1,
        rule.answers(traits, /\b(ip|user agent|browser|last (used|active|seen))\b/),
        'its success has addresses or browsers',
      ),
      ...rule.securely(traits),
      ...owned(traits),
      ...rule.againstAll(traits),
    ],
  },
  'end-session': {
    fits: ({ method, endsWithParameter, facts }) =>
      method === 'DELETE' && endsWithParameter && facts.segments.filter((one) => one === '{}').length === 1,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\bsessions?\b/),
      ...rule.securely(traits),
      ...answer(1.5, rule.isEmpty(traits), 'its success has no fields'),
      ...owned(traits),
      ...rule.againstAll(traits),
    ],
  },
  'create-token': {
    fits: ({ method, has }) => method === 'POST' && !has('password') && !has('refresh') && !has('code'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, personal),
      ...request(
        3,
        rule.asks(traits, /^(name|description|label|scopes?|expires?( at| in)?|expiry)$/),
        'its request names a token',
      ),
      ...answer(
        3,
        traits.hasToken || rule.answers(traits, /^(key|secret|value|plain text token)$/),
        'its success has a token',
      ),
      ...rule.openly(traits, 1.5),
      ...words(-4, traits.isOpen === true, 'it needs no credentials'),
      ...words(-4, traits.hasParameter, 'its path has a parameter'),
      ...owned(traits),
      ...rule.againstAll(traits),
    ],
  },
  'list-tokens': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, personal),
      ...answer(2.5, traits.isList, 'its success is a list'),
      ...rule.securely(traits),
      ...owned(traits),
      ...rule.againstAll(traits),
    ],
  },
  'revoke-token': {
    fits: (traits) =>
      traits.method === 'DELETE'
        ? traits.endsWithParameter
        : rule.asks(traits, /^(token|refresh|refresh token)$/),
    evidence: (traits) => [
      ...(traits.method === 'DELETE'
        ? evidenceOfWords(traits.facts, personal)
        : evidenceOfWords(traits.facts, /\b(revoke|revocation|blacklist|invalidate)\b/)),
      ...words(2, traits.method === 'DELETE', 'it deletes'),
      ...request(3, traits.method !== 'DELETE', 'its request has a token'),
      ...answer(1.5, rule.isEmpty(traits), 'its success has no fields'),
      ...(traits.method === 'DELETE' ? [...rule.securely(traits), ...owned(traits)] : []),
      ...rule.againstAll(traits),
    ],
  },
  introspect: {
    fits: (traits) => rule.changes(traits),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\bintrospect\w*\b/),
      ...request(3, rule.asks(traits, /^token$/), 'its request has a token'),
      ...answer(3, rule.answers(traits, /^active$/), 'its success tells whether the token is active'),
    ],
  },
  csrf: {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(csrf|xsrf)\b/),
      ...answer(3, traits.setsCookie, 'its success sets a cookie'),
      ...answer(3, rule.answers(traits, /csrf|xsrf|^token$/), 'its success has a token'),
      ...rule.openly(traits, 0),
    ],
  },
  keys: {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(jwks|jwks json|json web key)\b/),
      ...answer(3, rule.answers(traits, /^keys$/), 'its success has keys'),
      ...rule.openly(traits, 0),
    ],
  },
} as const satisfies Readonly<Record<string, ActRule>>;
