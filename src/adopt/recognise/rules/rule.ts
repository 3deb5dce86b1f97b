import { sumOf, type Evidence, type EvidenceKind } from '../evidence.ts';
import type { Traits } from '../traits.ts';

/** The rule by which an act is recognised. */
export interface ActRule {
  /** Whether an operation can perform the act at all. */
  fits(traits: Traits): boolean;
  evidence(traits: Traits): readonly Evidence[];
}

const of =
  (kind: EvidenceKind) =>
  (weight: number, holds: boolean, reason: string): readonly Evidence[] =>
    holds ? [{ kind, weight, reason }] : [];

/** Evidence of the words of path, operationId and summary. */
export const words = of('words');
/** Evidence of the fields of the request. */
export const request = of('request');
/** Evidence of the answer of the success. */
export const answer = of('answer');
const security = of('security');

/** The evidence that an act needs no credentials. A contract that secures all operations alike tells little. */
export function openly({ isOpen }: Traits, closed: number): readonly Evidence[] {
  return [
    ...security(1.5, isOpen === true, 'it needs no credentials'),
    ...security(0.75, isOpen === undefined, 'the contract secures all operations alike'),
    ...security(closed, isOpen === false, 'it needs credentials'),
  ];
}

/** The evidence that an act needs credentials. */
export function securely({ isOpen }: Traits): readonly Evidence[] {
  return [
    ...security(1.5, isOpen === false, 'it needs credentials'),
    ...security(0.75, isOpen === undefined, 'the contract secures all operations alike'),
  ];
}

/** The evidence against every act: another party's login, or settings and lists about logins. */
export function againstAll({ says, isAt }: Traits): readonly Evidence[] {
  return [
    ...words(-4, says(thirdParty), 'its words name another party'),
    ...words(-4, isAt(unrelated), 'its path is about something else'),
  ];
}

/** The evidence against an act on the caller's own factors. */
export function againstConfigured({ isAt }: Traits): readonly Evidence[] {
  return words(-8, isAt(configured), 'its path is about what others use');
}

/** The evidence against an act that has no parameter in its path and no list in its answer. */
export function againstLists({ hasParameter, isList }: Traits): readonly Evidence[] {
  return [
    ...words(-5, hasParameter, 'its path has a parameter'),
    ...answer(-5, isList, 'its success is a list'),
  ];
}

/** Returns the stronger of two lists of evidence. */
export function strongest(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  return sumOf(first) >= sumOf(second) ? first : second;
}

/** Returns both lists, or none if one of them is empty. */
export function both(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  return first.length > 0 && second.length > 0 ? [...first, ...second] : [];
}

/** Whether a method usually changes something that is named in its body. */
export function changes({ method }: Traits): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

/** Whether the success has no fields but those of a mere message, such as a wrapper of all answers. */
export function isEmpty({ facts: { success } }: Traits): boolean {
  const { fields = [], types = [] } = success?.shape ?? {};
  return fields.length === 0
    ? types.every((type) => type === 'null')
    : fields.every(({ words: name }) => messageField.test(name));
}

const messageField =
  /^(messages?|msg|details?|code|status( code)?|success|ok|errors?|data|result|timestamp|redirect|url)$/;

/** Whether the success has a field with such words. */
export function answers({ facts: { success } }: Traits, pattern: RegExp): boolean {
  return (success?.shape.fields ?? []).some((field) => pattern.test(field.words));
}

/** Whether the request has a field with such words. */
export function asks({ fields }: Traits, pattern: RegExp): boolean {
  return fields.some((field) => pattern.test(field.words));
}

/** Whether an operation is about an account at another party, by its description or the fields of its request. */
export function isOfProvider(traits: Traits): boolean {
  return (
    /\b(providers?|social)\b/.test(traits.facts.description) ||
    asks(traits, /^(provider|(provider|account|connection) id|social account( id)?)$/)
  );
}

/** Words of other parties' logins, which the marks leave out. */
export const thirdParty =
  /\b(oauth1?|google|facebook|github|apple|twitter|linkedin|microsoft|azure|okta|saml|sso|oidc|openid|ldap|social|providers?|idp|callback|web ?authn|passkeys?|fido2?|u2f|wechat|external|guest|anonymous|invit(e|ation)s?|impersonat\w*|kerberos|shibboleth|federat\w*)\b/;
/** Words of operations on other users. */
export const administrators = /\b(admin(istrator)?s?|manage(ment)?|users?|members?|agents?|employees?)\b/;
/** Words of what administrators configure for others: the factors that a login can ask for. */
const configured = /\b(admin(istrator|istration)?s?|stages?)\b/;
/** Words of things that a login has besides its acts. */
const unrelated =
  /\b(history|attempts|logs?|events?|stats?|statistics|settings?|config(uration)?|polic(y|ies)|sources?|smtp|wifi|webhooks?|director(y|ies)|connections?|datasets?|files?|images?|types?|count|search|export|import|test|check|exists?|available|(?<!verification )notifications?|subscriptions?|partners?|nodes?|roles?|groups?)\b/;
/** Words of a second factor. */
export const factor =
  /\b(2 ?fa|mfa|otp|totp|tfa|(two|2|multi|second) (factor|step)|twofactor|authenticator)\b/;
/** Words of a lost password. */
export const lostPassword =
  /\b(forg[eo]t(ten)?|lost?|recover(y)?|reset|restore|remind(er)?)\b.*\bpass(word|wd)?\b|\b(sends?|mails?|requests?|instructions)\b.*\bnew pass(word|wd)\b|\b(request pass(word|wd)|pass(word|wd) request)\b|\bpass(word|wd)?s? ?.*\b(forg[eo]t(ten)?|lost|recover(y)?|reset|restore|remind(er)?)\b|\bforgot\b/;
/** The second field of a new password. */
export const repeatedPassword = /^(password (confirm\w*|repeat|again)|(confirm|repeat)\w* password)$/;
/** Words of a confirmation. */
export const confirmation = /\b(verif(y|ication)|confirm(ation)?s?|activat(e|ion)|validate)\b/;
/** Words of the signed-in account. */
export const self =
  /\b(me|who ?am ?i|my(self)?|self|own|current ?(user|account|session|member|customer)?|user ?info|manage info|logged in (user|account)|authenticated user|profile|account)\b/;
/** A path that ends with the signed-in account. */
export const endsWithSelf =
  / (me|who ?am ?i|current user|current|self|user (\/ )?info|my profile|profile|my account|account( (\/ )?info)?|personal info|manage \/ info) $/;
