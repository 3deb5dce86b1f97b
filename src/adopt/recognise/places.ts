import { actRules, readByAll } from '../../declared/marks/act-table.ts';
import type { ActName, ReadName } from '../../declared/marks/names.ts';
import { isNamed, type Purpose } from '../facts/lexicon.ts';
import type { RequestField } from '../facts/fields.ts';
import type { Certainty } from '../plan.ts';
import type { Traits } from './traits.ts';

/** The places of a value that an act reads. */
export interface RecognisedPlace {
  /** The places in the form of the marks. The first with a value counts. */
  readonly places: readonly string[];
  readonly certainty: Certainty;
  readonly reason: string;
}

/** The fields of a request that can be a value, the best first. */
type Find = (traits: Traits, act: ActName) => readonly RequestField[];

const named =
  (purpose: Purpose): Find =>
  ({ fields }) =>
    requiredFirst(fields.filter((field) => isNamed(field, purpose) && isValue(field)));

/** Whether a field can be a value, rather than an object. */
const isValue = ({ types }: RequestField) => types.length === 0 || types.some((type) => type !== 'object');

/** A form that only the grant `password` fits is a framework's: it declares optional values of OAuth that few APIs read. */
const ofClient =
  (purpose: Purpose): Find =>
  (traits, act) => {
    const isForm = traits.fields.some(({ words, values }) => words === 'grant type' && values.length === 0);
    return named(purpose)(traits, act).filter(({ isRequired }) => isRequired || !isForm);
  };

const asWords =
  (pattern: RegExp): Find =>
  ({ fields }) =>
    requiredFirst(fields.filter(({ words }) => pattern.test(words)));

const isMail = ({ words, format }: RequestField) => /mail|courriel|correo/.test(words) || format === 'email';
const isCode = ({ words }: RequestField) => /\b(code|otp|totp|pin|passcode)\b/.test(words);

/** Whether a pattern allows some digits only: `^[0-9]{6}$`. */
const isDigits = (field: RequestField) =>
  /^\^?\(?(\[0-9\]|\\d)(\{\d(,\d+)?\}|\+)\)?\$?$/.test(field.pattern) && !isNamed(field, 'login');

/** The acts that name an e-mail address apart from the login. */
const withEmail: readonly ActName[] = [
  'sign-up',
  'forgot-password',
  'send-code',
  'sign-in-by-code',
  'confirm-address',
  'reset-password',
];
/** The acts whose value of a link or message may be the last parameter of the path. */
const byLink: readonly ActName[] = ['confirm-address', 'reset-password', 'sign-in-by-code'];

function logins(traits: Traits, act: ActName): readonly RequestField[] {
  if (act === 'sign-in' && takesOnlyBasic(traits)) return [bareField('basic.username')];
  const found = named('login')(traits, act);
  const chosen = withEmail.includes(act) ? found.filter((field) => !isMail(field)) : found;
  // a password beside it makes an id or a name a login; by itself it may be anything
  const clear = chosen.filter(({ words }) => !/^(id|name)$/.test(words) || found.length === 1);
  return clear.length === 0 && act === 'sign-in' ? userOfPath(traits) : clear;
}

function passwords(traits: Traits, act: ActName): readonly RequestField[] {
  if (act === 'sign-in' && takesOnlyBasic(traits)) return [bareField('basic.password')];
  const found = named('password')(traits, act);
  if (act === 'change-password' || act === 'reset-password') return [];
  if (found.length === 0 && act !== 'sign-in' && act !== 'sign-up')
    return named('currentPassword')(traits, act);
  return found.length > 0 ? found : traits.fields.filter(({ format }) => format === 'password').slice(0, 1);
}

function newPasswords(traits: Traits, act: ActName): readonly RequestField[] {
  const found = named('newPassword')(traits, act);
  return found.length > 0 ? found : named('password')(traits, act);
}

function currentPasswords(traits: Traits, act: ActName): readonly RequestField[] {
  const found = named('currentPassword')(traits, act);
  const other = traits.has('newPassword') ? named('password')(traits, act) : [];
  return found.length > 0 ? found : other;
}

/** Returns the fields of the refresh token. An operation without fields that answers with another one takes it as bearer. */
function refreshTokens(traits: Traits, act: ActName): readonly RequestField[] {
  const found = named('refresh')(traits, act);
  const isBearer =
    found.length === 0 && act === 'refresh' && traits.hasRefreshToken && traits.isOpen === false;
  return isBearer && traits.fields.length === 0 ? [bareField('bearer')] : found;
}

function codes(traits: Traits, act: ActName): readonly RequestField[] {
  if (byLink.includes(act)) return linkValues(traits, act).filter(isCode);
  const isStep = act === 'second-factor' || act === 'confirm-factor';
  const fitting = traits.fields.filter((field) => isNamed(field, 'code') && isValue(field));
  // digits are a code, whatever their name; `mfa_token` is a code only if nothing else is
  const found =
    [
      isStep ? traits.fields.filter(isDigits) : [],
      fitting.filter((field) => !isNamed(field, 'challenge')),
      fitting,
    ]
      .map(requiredFirst)
      .find((fields) => fields.length > 0) ?? [];
  return found.length > 0 || !isStep ? found : named('linkToken')(traits, act);
}

function linkValues(traits: Traits, act: ActName): readonly RequestField[] {
  const found = named('linkToken')(traits, act);
  if (found.length > 0) return found;
  const ofCode = named('code')(traits, act);
  if (ofCode.length > 0) return ofCode;
  return asWords(/\b(token|verification string|key|hash|id)$/)(traits, act).length > 0
    ? asWords(/\b(token|verification string|key|hash)$/)(traits, act)
    : parameterAtEnd(traits);
}

function parameterAtEnd({ facts, endsWithParameter }: Traits): readonly RequestField[] {
  const all = facts.request.filter(({ place }) => place.startsWith('path.'));
  return endsWithParameter ? all.slice(-1) : [];
}

function tokens(traits: Traits, act: ActName): readonly RequestField[] {
  if (byLink.includes(act)) return linkValues(traits, act).filter((field) => !isCode(field));
  if (act === 'sign-out') return [];
  const found = asWords(/^(token|refresh ?token|refresh|access token|api key|key)$/)(traits, act);
  return found.length > 0 ? found : parameterAtEnd(traits);
}

/** The parameter of a path such as `/users/{id}/password`. */
function userOfPath({ facts }: Traits): readonly RequestField[] {
  const user = /\/(?:users?|accounts?|members?|customers?|profiles?)\/\{([^}]+)\}/i;
  const [, name] = user.exec(facts.head.template) ?? [];
  return facts.request.filter(({ place }) => place === `path.${name ?? ''}`);
}

function owners(traits: Traits, act: ActName): readonly RequestField[] {
  const beside = traits.facts.credentials.filter(({ words }) => /^(x )?(user|account) id$|^uid$/.test(words));
  if (actRules[act].session && beside.length > 0) return beside;
  const isTaken = traits.endsWithParameter && ['revoke-token', 'end-session', 'remove-factor'].includes(act);
  return isTaken || !actRules[act].session ? [] : userOfPath(traits);
}

function takesOnlyBasic({ takesBasic, has }: Traits): boolean {
  return takesBasic && !has('password');
}

/** A credential, which no field declares. */
function bareField(place: string): RequestField {
  return {
    ...{ place, path: [place], words: '', types: ['string'], format: '', pattern: '', isRequired: true },
    ...{ isReadOnly: false, isWriteOnly: false, values: [], description: '', example: undefined },
  };
}

function factorIds(traits: Traits, act: ActName): readonly RequestField[] {
  const atEnd = parameterAtEnd(traits);
  return atEnd.length > 0 ? atEnd : asWords(/^((factor|device|authenticator|method) )?id$/)(traits, act);
}

function names(traits: Traits, act: ActName): readonly RequestField[] {
  if (act === 'sign-up') return [];
  const found = asWords(/^((token|key|device|factor) )?(name|label|title)$/)(traits, act);
  return found.length > 0 ? found : asWords(/^(description|note)$/)(traits, act);
}

const finders: Readonly<Partial<Record<ReadName, Find>>> = {
  login: logins,
  email: (traits, act) => (withEmail.includes(act) ? named('login')(traits, act).filter(isMail) : []),
  password: passwords,
  newPassword: newPasswords,
  currentPassword: currentPasswords,
  code: codes,
  token: tokens,
  challenge: (traits, act) =>
    named('challenge')(traits, act).filter((field) => field !== codes(traits, act)[0]),
  refresh: refreshTokens,
  captcha: named('captcha'),
  remember: named('remember'),
  method: named('method'),
  client: ofClient('client'),
  clientSecret: ofClient('clientSecret'),
  scope: ofClient('scope'),
  session: (traits, act) => [...asWords(/^session id$/)(traits, act), ...parameterAtEnd(traits)].slice(0, 1),
  factor: factorIds,
  owner: owners,
  name: names,
  expires: asWords(/^(expires?( at| in| on)?|expiry|expiration( date)?|valid until|ttl)$/),
};

/** The values that may be in several fields, of which one is sent. */
const alternatives: readonly ReadName[] = ['login', 'email'];

/** The values that a field has one of, the likeliest first. */
const exclusive: readonly ReadName[] = ['code', 'token', 'challenge'];

/** Recognises the places of all values that the acts of an operation can read. */
export function recognisePlaces(
  traits: Traits,
  acts: readonly ActName[],
): ReadonlyMap<ReadName, RecognisedPlace> {
  const places = new Map<ReadName, RecognisedPlace>();
  const taken = new Set<string>();
  for (const act of acts) {
    const { requires, reads } = actRules[act];
    for (const name of new Set([...requires.flat(), ...reads, ...readByAll])) {
      const isExclusive = exclusive.includes(name);
      const found = (finders[name]?.(traits, act) ?? []).filter(
        ({ place }) => !isExclusive || !taken.has(place),
      );
      if (found.length === 0 || places.has(name)) continue;
      const place = placeOf(name, found);
      places.set(name, place);
      if (isExclusive) place.places.forEach((one) => taken.add(one));
    }
  }
  return places;
}

function placeOf(name: ReadName, found: readonly RequestField[]): RecognisedPlace {
  const required = found.filter(({ isRequired }) => isRequired);
  const best = required.length > 0 ? required : found;
  const chosen = alternatives.includes(name) ? best : best.slice(0, 1);
  const isClear = best.length === 1 || (alternatives.includes(name) && best.length <= 2);
  return {
    places: chosen.map(({ place }) => place),
    certainty: isClear ? 'sure' : 'likely',
    reason: isClear
      ? `the field is called ${chosen[0]?.path.join('.') ?? ''}`
      : 'several fields fit; this one comes first',
  };
}

/** Sorts required fields before others, and shallow ones before deep ones. */
function requiredFirst(fields: readonly RequestField[]): readonly RequestField[] {
  const rank = ({ isRequired, path }: RequestField) => (isRequired ? 0 : 10) + path.length;
  return fields.toSorted((one, other) => rank(one) - rank(other));
}
