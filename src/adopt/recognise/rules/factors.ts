import { evidenceOfWords } from '../evidence.ts';
import type { Traits } from '../traits.ts';
import * as rule from './rule.ts';
import { answer, request, words, type ActRule } from './rule.ts';

const setUp =
  /\b(set ?up|enable|enroll?|generate|secret|qr( code)?|provision|register|activate|add|new|init(iate)?|create|request|token)\b/;
const secret = /\b(otp ?auth|secret|qr|provisioning|uri)\b/;
const turnOn = /\b(confirm|verify|activate|enable|validate|enroll?)\b/;
const remove = /\b(disable|remove|delete|deactivate|turn off|unenroll?)\b/;
const backup = /\b(backup|recovery|scratch|emergency)\b.*\b(codes?|keys?|tokens?)\b/;
const list = /\b(factors|authenticators|(2 ?fa|mfa|two factor) (methods|devices|status|factors))\b/;
const switchesOn = (traits: Traits) => rule.asks(traits, /^enabled?$/);
const anySetUp = /\b(set ?up|enable|disable|enroll|activate|remove|confirm)\b/;

/** How the acts of the second factor are recognised. */
export const factorRules = {
  'second-factor': {
    fits: (traits) =>
      rule.changes(traits) && !traits.has('newPassword') && (traits.has('code') || traits.has('linkToken')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, rule.factor),
      ...request(3, traits.has('code'), 'its request has a code'),
      ...request(3, traits.has('challenge'), 'its request has a challenge'),
      ...answer(3, traits.hasToken, 'its success has a token'),
      ...answer(2.5, traits.setsCookie, 'its success sets a cookie or a token header'),
      ...words(1.5, traits.says(/\b(log ?in|sign ?in|auth)\b/), 'its words are about the sign-in'),
      ...request(-4, traits.has('password'), 'its request has a password'),
      ...words(-4, traits.says(anySetUp) && !traits.hasToken, 'it sets a factor up'),
      ...request(-4, switchesOn(traits) && !traits.hasToken, 'its request switches a factor on'),
      ...rule.openly(traits, -1),
      ...rule.againstAll(traits),
    ],
  },
  'set-up-factor': {
    fits: (traits) =>
      traits.method !== 'DELETE' &&
      !traits.has('code') &&
      (traits.method !== 'GET' || rule.answers(traits, secret)),
    evidence: (traits) => [
      ...rule.both(evidenceOfWords(traits.facts, rule.factor), evidenceOfWords(traits.facts, setUp, 0.6)),
      ...answer(3, rule.answers(traits, secret), 'its success has a secret'),
      ...rule.securely(traits),
      ...words(-5, traits.says(remove) || traits.says(backup), 'its words say something else'),
      ...words(-3, traits.endsWithParameter, 'its path ends with a parameter'),
      ...rule.againstConfigured(traits),
      ...rule.againstAll(traits),
    ],
  },
  'confirm-factor': {
    fits: (traits) => rule.changes(traits) && traits.has('code'),
    evidence: (traits) => [
      ...rule.both(
        evidenceOfWords(traits.facts, rule.factor),
        rule.strongest(
          evidenceOfWords(traits.facts, turnOn, 0.6),
          request(2, switchesOn(traits), 'its request switches a factor on'),
        ),
      ),
      ...request(3, traits.has('code'), 'its request has a code'),
      ...rule.securely(traits),
      ...answer(-4, traits.hasToken, 'its success has a token'),
      ...words(-5, traits.says(remove), 'its words say that it removes'),
      ...rule.againstAll(traits),
    ],
  },
  'remove-factor': {
    fits: ({ method }) => method !== 'GET',
    evidence: (traits) => [
      ...rule.both(
        evidenceOfWords(traits.facts, rule.factor),
        traits.method === 'DELETE'
          ? words(3, true, 'it deletes')
          : evidenceOfWords(traits.facts, remove, 0.8),
      ),
      ...rule.securely(traits),
      ...answer(1.5, rule.isEmpty(traits), 'its success is empty'),
      ...request(1.5, traits.has('code') || traits.has('password'), 'its request has a code or a password'),
      ...rule.againstConfigured(traits),
      ...rule.againstAll(traits),
    ],
  },
  'list-factors': {
    fits: ({ method, hasParameter }) => method === 'GET' && !hasParameter,
    evidence: (traits) => [
      ...rule.strongest(
        evidenceOfWords(traits.facts, list),
        evidenceOfWords(traits.facts, rule.factor, traits.isAt(/ (2 ?fa|mfa|factors) $/) ? 0.8 : 0),
      ),
      ...answer(2.5, traits.isList, 'its success is a list'),
      ...rule.againstConfigured(traits),
      ...rule.securely(traits),
      ...rule.againstAll(traits),
    ],
  },
  'backup-codes': {
    fits: () => true,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, backup),
      ...words(
        1,
        traits.method === 'POST' && traits.says(/\b(re ?)?(generate|create|new|fresh|reset)\b/),
        'it makes new ones',
      ),
      ...rule.securely(traits),
      ...answer(3, rule.answers(traits, /codes/) || traits.isList, 'its success has codes'),
    ],
  },
} as const satisfies Readonly<Record<string, ActRule>>;
