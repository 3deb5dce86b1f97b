import { isOfAccount } from '../../facts/lexicon.ts';
import { evidenceOfWords } from '../evidence.ts';
import type { Traits } from '../traits.ts';
import * as rule from './rule.ts';
import { answer, request, words, type ActRule } from './rule.ts';

const change =
  /\b(change|update|set|modify|new)\b.*\bpass(word|wd)?\b|\bpass(word|wd)?\b.*\b(change|update)\b|\bpassword\b/;
const message =
  /\b(sends?|resends?|request)\b.*\b(code|otp|sms|link|verification|confirmation|e ?mail|instructions)\b|\b(otp|code|magic link|passwordless|verification|confirmation|e ?mail)\b.*\b(send|resend|request|start|notification)\b|\bresend\b/;
const purposes = /\b(confirmations?|verifications?|unlocks?)\b/;
const token = /\b(validate|verify|check)s?( the)? token\b/;
/** Whether an operation returns the one session of the caller, with the account. */
const isSession = (traits: Traits) =>
  traits.isAt(/ session $/) &&
  // where all operations are secured alike, the answer has to name the user
  (traits.isOpen === false || (traits.isOpen === undefined && rule.answers(traits, /^user$/))) &&
  traits.facts.success?.shape.fields.filter(isOfAccount).length !== 0;
const checks =
  /\b(validate|check|strength)\b|\bverif(y|ies)( \w+){0,4} pass(word|wd)\b|\bpass(word|wd) verif/;
const describes = /name|mail|phone|locale|language|avatar/;

/** How the acts on the own account are recognised. */
export const accountRules = {
  'current-account': {
    fits: ({ method }) => method === 'GET',
    evidence: (traits) => [
      ...rule.strongest(
        evidenceOfWords(traits.facts, rule.self),
        traits.accountFields >= 2 ? evidenceOfWords(traits.facts, token, 0.9) : [],
      ),
      ...answer(2.5, traits.accountFields >= 2, 'its success describes an account'),
      ...rule.securely(traits),
      ...words(5, isSession(traits), 'its path ends with the session, and its success has the account'),
      ...words(2, traits.isAt(rule.endsWithSelf), 'its path ends with the account itself'),
      ...words(-6, rule.isOfProvider(traits), 'it is about a provider'),
      ...words(4, traits.isAt(/ user $/), 'its path ends with one user'),
      ...words(
        -4,
        traits.isAt(/\b(api keys?|tokens?|sessions?) $/) &&
          !traits.beside.includes('sign-in') &&
          !isSession(traits) &&
          !traits.isAt(token),
        'its path ends with something else',
      ),
      ...words(5, traits.beside.includes('sign-in'), 'the sign-in has the same path'),
      ...request(
        -3,
        traits.fields.some(({ isRequired }) => isRequired),
        'its request has required fields',
      ),
      ...words(-5, traits.hasParameter, 'its path has a parameter'),
      ...answer(traits.isAt(/ me $/) ? -1 : -5, traits.isList, 'its success is a list'),
      ...rule.againstAll(traits),
    ],
  },
  'update-account': {
    fits: ({ method, fields }) => method !== 'GET' && method !== 'DELETE' && fields.length > 0,
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, rule.self),
      ...words(1, traits.method !== 'POST', `its method is ${traits.method}`),
      ...words(
        1.5,
        traits.says(/\b(updates?|edits?|changes?|modif(y|ies)|saves?|patch|put)\b/),
        'its words say that it changes',
      ),
      ...request(
        3,
        traits.fields.filter((field) => describes.test(field.words)).length >= 2,
        'its request describes an account',
      ),
      ...rule.securely(traits),
      ...words(2, traits.isAt(rule.endsWithSelf), 'its path ends with the account itself'),
      ...words(3, traits.isAt(/ user $/), 'its path ends with one user'),
      ...words(3, traits.beside.includes('current-account'), 'the current account has the same path'),
      ...answer(-3, traits.hasToken, 'its success has a token'),
      ...words(-4, traits.method === 'POST' && !traits.says(/\b(updates?|edits?|changes?)\b/), 'it creates'),
      ...words(-5, traits.hasParameter, 'its path has a parameter'),
      ...words(-3, traits.says(/\bpass(word|wd)?\b/), 'its words are about a password'),
      ...words(-4, traits.isAt(/\b(keys?|tokens?|sessions?) $/), 'its path ends with something else'),
      ...rule.againstAll(traits),
    ],
  },
  'confirm-address': {
    fits: ({ has, hasParameter, method }) =>
      method !== 'DELETE' &&
      !has('password') &&
      !has('newPassword') &&
      (has('linkToken') || has('code') || hasParameter),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, rule.confirmation),
      ...words(
        2,
        traits.says(/\b(e ?mail|account|address|registration|user|sign ?up|activation|register)\b/),
        'its words are about an address or an account',
      ),
      ...request(3, traits.has('linkToken') || traits.has('code'), 'its request has a token or a code'),
      ...request(
        3,
        / \/ \{\} $/.test(` ${traits.facts.segments.join(' / ')} `) &&
          /token|code|key|hash/.test(traits.facts.head.template),
        'its path has a token',
      ),
      ...rule.openly(traits, -1),
      ...answer(-2, traits.hasToken, 'its success has a token'),
      ...words(-4, traits.says(rule.factor), 'its words are about a second factor'),
      ...words(-4, traits.says(/\bpass(word|wd)\b|\brecover\b/), 'its words are about a password'),
      ...words(
        -2,
        traits.says(/\b(phone|payment|webhook|domain|tokens?)\b/) && !traits.says(/\be ?mail|account|regist/),
        'its words are not about an address',
      ),
      ...rule.againstAll(traits),
    ],
  },
  'forgot-password': {
    fits: (traits) => rule.changes(traits) && !traits.has('password') && !traits.has('newPassword'),
    evidence: (traits) => [
      ...rule.strongest(
        evidenceOfWords(traits.facts, rule.lostPassword),
        // a login without its password can't change one
        traits.has('login') ? evidenceOfWords(traits.facts, /\bpasswords?\b/, 0.8) : [],
      ),
      ...request(3, traits.has('login'), 'its request has only a login'),
      ...words(1, traits.says(/\b(send|request|e ?mail|forg[eo]t|lost)\b/), 'its words are about a message'),
      ...request(-5, traits.has('linkToken') || traits.has('code'), 'its request has a token'),
      ...rule.openly(traits, -6),
      ...words(-3, traits.hasParameter, 'its path has a parameter'),
      ...rule.againstAll(traits),
    ],
  },
  'reset-password': {
    fits: (traits) =>
      rule.changes(traits) &&
      (traits.has('password') || traits.has('newPassword')) &&
      !traits.has('currentPassword'),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, rule.lostPassword),
      ...request(4, traits.has('linkToken') || traits.has('code'), 'its request has a token or a code'),
      ...request(
        3,
        traits.endsWithParameter && /token|code|key/.test(traits.facts.head.template),
        'its path has a token',
      ),
      ...request(1, traits.has('newPassword'), 'its request has a new password'),
      ...rule.openly(traits, traits.has('linkToken') ? -1 : -6),
      ...words(-4, traits.isAt(/\busers? \/ \{\}/), 'its path is about another user'),
      ...rule.againstAll(traits),
    ],
  },
  'change-password': {
    fits: (traits) => rule.changes(traits) && (traits.has('password') || traits.has('newPassword')),
    evidence: (traits) => [
      ...evidenceOfWords(traits.facts, change),
      ...request(
        4,
        traits.has('currentPassword') || (traits.has('password') && traits.has('newPassword')),
        'its request has the old password',
      ),
      ...request(2, traits.has('newPassword'), 'its request has a new password'),
      ...request(
        2,
        !traits.has('newPassword') &&
          rule.asks(traits, rule.repeatedPassword) &&
          !traits.isAt(rule.administrators),
        'its request has the password twice',
      ),
      ...rule.securely(traits),
      ...words(
        3,
        traits.beside.includes('current-account') && traits.has('newPassword'),
        'the current account has the same path',
      ),
      ...request(-4, traits.has('linkToken') || traits.has('code'), 'its request has a token'),
      ...words(-3, traits.says(/\b(reset|forgot)\b/), 'its words are about a lost password'),
      ...words(-5, traits.says(checks), 'it only checks'),
      ...words(-4, traits.hasParameter, 'its path has a parameter'),
      ...rule.againstAll(traits),
    ],
  },
  'send-code': {
    fits: (traits) =>
      rule.changes(traits) && !traits.has('password') && !traits.has('newPassword') && !traits.has('code'),
    evidence: (traits) => [
      ...rule.strongest(
        evidenceOfWords(traits.facts, message),
        traits.has('login') && !traits.has('linkToken') ? evidenceOfWords(traits.facts, purposes, 0.8) : [],
      ),
      ...request(3, traits.has('login') || traits.has('challenge'), 'its request has a login or a challenge'),
      ...request(
        2,
        traits.fields.length === 0 && traits.isOpen === false,
        'its request has nothing but the session',
      ),
      ...words(1, traits.says(/\b(re)?sends?\b/), 'it sends'),
      ...rule.openly(traits, 0),
      ...answer(-3, traits.hasToken, 'its success has a token'),
      ...words(-4, traits.hasParameter, 'its path has a parameter'),
      ...words(-4, traits.says(rule.lostPassword), 'its words are about a lost password'),
      ...rule.againstAll(traits),
    ],
  },
} as const satisfies Readonly<Record<string, ActRule>>;
