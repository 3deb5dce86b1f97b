import { evidenceOfWords } from '../evidence.ts';
import type { Traits } from '../traits.ts';
import * as rule from './rule.ts';
import { answer, request, words, type ActRule } from './rule.ts';

const names = /\b(log ?in|log ?on|sign ?in|authenticate|anmeld\w*|connexion|iniciar sesion)\b/;
const resources = /\b(auth|authentication|authorize|sessions?|tokens?|jwt|credentials)\b/;
const signUp = /\b(sign ?up|register|registrations?|create (an? )?account|enrol?l?)\b/;
const newAccounts = /\b(users?|accounts?|creates? (an? )?(new )?(user|account)|users? create)\b/;
const signOut = /\b(log ?out|log ?off|sign ?out|logouts?)\b/;
const endsWithSignOut = / (log ?out|log ?off|sign ?out)( \/ all)? $/;
const ends = /\b(revoke|invalidate|destroy)\b/;
const renewal = /\b(refresh|renew|rotate|prolong)\w*\b/;

const setsPassword = ({ has }: Traits) => has('newPassword') || has('currentPassword');

/** How the acts that begin, renew and end a session are recognised. */
export const signInRules = {
  'sign-in': {
    fits: ({ method, has, takesBasic, fields }) =>
      method !== 'DELETE' && (has('password') || takesBasic || fields.length === 0),
    evidence: (traits) => [
      ...rule.strongest(evidenceOfWords(traits.facts, names), evidenceOfWords(traits.facts, resources, 0.7)),
      ...request(5, traits.has('login') && traits.has('password'), 'its request has a login and a password'),
      ...request(2.5, traits.has('password') && !traits.has('login'), 'its request has a password'),
      ...request(5, traits.takesBasic && !traits.has('password'), 'it takes Basic credentials'),
      ...request(2.5, rule.asks(traits, /^grant type$/), 'its request has a grant type'),
      ...answer(3, traits.hasToken, 'its success has a token'),
      ...answer(2.5, traits.setsCookie, 'its success sets a cookie or a token header'),
      ...rule.openly(traits, traits.takesBasic ? 0 : -2),
      ...request(-5, !traits.has('password') && !traits.takesBasic, 'its request has no password'),
      ...request(-6, setsPassword(traits) && !traits.takesBasic, 'it sets a password'),
      ...request(-2, traits.has('fullName'), 'its request describes a person'),
      ...words(-4, traits.hasParameter, 'its path has a parameter'),
      ...answer(-5, traits.isList && !traits.hasToken, 'its success is a list'),
      ...words(
        -4,
        (traits.says(signUp) || traits.says(/\bcreates? (an? )?(new )?(user|account)\b/)) &&
          !traits.says(names),
        'its words are about registration',
      ),
      ...words(-4, traits.says(rule.lostPassword), 'its words are about a lost password'),
      ...rule.againstAll(traits),
    ],
  },
  refresh: {
    fits: ({ method, has }) => method !== 'DELETE' && !has('password'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, renewal),
      ...words(1.5, traits.says(/\b(tokens?|jwt|session|auth)\b/), 'its words are about tokens'),
      ...request(4, traits.has('refresh'), 'its request has a refresh token'),
      ...request(-6, !traits.has('refresh') && rule.isOfProvider(traits), 'it is about a provider'),
      ...answer(3, traits.hasToken, 'its success has a token'),
      ...answer(1, traits.hasRefreshToken, 'its success has a refresh token'),
      ...answer(2.5, traits.setsCookie, 'its success sets a cookie or a token header'),
      ...rule.againstLists(traits),
      ...rule.againstAll(traits),
    ],
  },
  'sign-out': {
    fits: ({ method, hasToken }) => method !== 'PATCH' && !hasToken,
    evidence: (traits) => [
      ...rule.strongest(
        evidenceOfWords(traits.facts, signOut),
        traits.method === 'DELETE'
          ? evidenceOfWords(traits.facts, resources, 0.9)
          : evidenceOfWords(traits.facts, ends, traits.fields.length === 0 ? 0.9 : 0),
      ),
      ...answer(2, rule.isEmpty(traits), 'its success is empty'),
      ...request(1.5, traits.fields.length === 0, 'its request has no fields'),
      ...request(3, traits.has('refresh'), 'its request has a refresh token'),
      ...rule.securely(traits),
      ...words(-4, traits.says(/\bothers?\b/), 'its words are about other sessions'),
      ...words(1, traits.method === 'DELETE', 'it deletes'),
      ...words(1, traits.isAt(endsWithSignOut), 'its path ends with the sign-out'),
      ...words(
        3,
        traits.method === 'DELETE' && traits.beside.includes('sign-in'),
        'the sign-in has the same path',
      ),
      ...request(-5, traits.has('password'), 'its request has a password'),
      ...rule.againstLists(traits),
      ...rule.againstAll(traits),
    ],
  },
  'sign-up': {
    fits: (traits) => rule.changes(traits) && (traits.has('login') || traits.fields.length === 0),
    evidence: (traits) => [
      // anybody may create a user: that is a sign-up
      ...rule.strongest(
        evidenceOfWords(traits.facts, signUp),
        traits.isOpen === true && traits.has('password') && traits.method === 'POST'
          ? evidenceOfWords(traits.facts, newAccounts, 0.8)
          : [],
      ),
      ...request(4, traits.has('login') && traits.has('password'), 'its request has a login and a password'),
      ...request(1, traits.has('fullName'), 'its request describes a person'),
      ...answer(1, traits.accountFields >= 2, 'its success describes an account'),
      ...rule.openly(traits, -4),
      ...words(-5, traits.hasParameter, 'its path has a parameter'),
      ...words(-3, traits.says(rule.confirmation), 'its words are about a confirmation'),
      ...words(
        -3,
        traits.says(/\b(device|webhook|agent|client|push|tenant|server|app)\b/),
        'its words are about something else',
      ),
      ...rule.againstAll(traits),
    ],
  },
  'sign-in-by-code': {
    fits: ({ has }) => !has('password') && (has('code') || has('linkToken')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, /\b(magic|passwordless|otp|one time|code|link)\b/),
      ...evidenceOfWords(traits.facts, names, 0.5),
      ...request(3, traits.has('login') && traits.has('code'), 'its request has a login and a code'),
      ...answer(3, traits.hasToken, 'its success has a token'),
      ...rule.openly(traits, -3),
      ...words(-3, traits.says(rule.factor), 'its words are about a second factor'),
      ...answer(-3, !traits.hasToken && !traits.setsCookie, 'its success has no token'),
      ...rule.againstAll(traits),
    ],
  },
} as const satisfies Readonly<Record<string, ActRule>>;
