import { isRecord } from '../../json.ts';
import { isExampleAddress, isRandom, replaceSecretForms } from './looks-secret.ts';
import { isSecretCode, kindOfName, wordsOf, type SecretKind } from './names.ts';
import type { People } from './people.ts';
import type { Side } from './side.ts';
import { isPlaceholder, type Placeholders } from './placeholders.ts';

/** Replaces the secrets of single values. */
export interface ValueReplacer {
  /** Replaces what looks like a secret, or is a known one, in a text. */
  text(value: string): string;
  /** Replaces the value of a member, a field or a parameter. */
  member(value: string, name: string, side: Side, parent?: string): string;
  /** Replaces the values of JSON. */
  json(value: unknown, side: Side): unknown;
}

/** The words of a text, from long to short: known secrets among them are replaced. */
const wordForms = [/[^\s"'<>‹›]{6,}/g, /[\w.~+/=@-]{6,}/g, /[\w-]{6,}/g] as const;

/** A parameter of an address in a text. */
const parameter = /([?&#]([\w.-]+)=)([^&#\s"'<>‹›]+)/g;

/** Creates the replacer of values; with `people`, it replaces the data of persons, too. */
export function createValueReplacer(placeholders: Placeholders, people?: People): ValueReplacer {
  function wordOf(word: string): string {
    const bare = word.replace(/[.,;:!?)]+$/, '');
    const placeholder = placeholders.find(bare);
    return placeholder === undefined ? word : `${placeholder}${word.slice(bare.length)}`;
  }

  function text(original: string): string {
    const value = people?.text(original) ?? original;
    const whole = placeholders.find(value);
    if (whole !== undefined) return whole;
    const withoutKnown = placeholders
      .inTexts()
      .reduce((result, [secret, placeholder]) => replaceKnown(result, secret, placeholder), value);
    const withoutParameters = withoutKnown.replace(
      parameter,
      (whole, head: string, name: string, part: string) =>
        kindOfName(name) === undefined || isPlaceholder(part)
          ? whole
          : `${head}${member(part, name, 'request')}`,
    );
    const withoutWords = wordForms.reduce((result, form) => result.replace(form, wordOf), withoutParameters);
    return replaceSecretForms(withoutWords, (part, form) => {
      if (isPlaceholder(part)) return part;
      return placeholders.of(part, form === 'e-mail' || form === 'uuid' ? form : 'token');
    });
  }

  function member(value: string, name: string, side: Side, parent = ''): string {
    const ofPerson = people?.member(value, name, side, parent);
    if (ofPerson !== undefined) return ofPerson;
    const kind = kindOfName(name);
    if (value === '' || kind === undefined || isPlaceholder(value) || isAboutSecret(value, kind, name, side))
      return text(value);
    return kind === 'e-mail' ? text(value) : placeholders.of(value, kind);
  }

  function json(value: unknown, side: Side, name = '', parent = ''): unknown {
    if (typeof value === 'string') return member(value, name, side, parent);
    if (typeof value === 'number') return isSecretNumber(name, side) ? placeholders.ofNumber(value) : value;
    if (Array.isArray(value)) return value.map((item) => json(item, side, name, parent));
    if (!isRecord(value)) return value;
    const isPerson = Object.keys(value).some(
      (key) => kindOfName(key) === 'e-mail' || kindOfName(key) === 'name',
    );
    const meant = (key: string) => (isPerson && /^name$/i.test(key) ? 'full name' : key);
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [text(key), json(part, side, meant(key), name)]),
    );
  }

  return { text, member, json: (value, side) => json(value, side) };
}

/** Replaces a known secret in a text, in its own form and percent-encoded. */
function replaceKnown(text: string, secret: string, placeholder: string): string {
  if (secret.length > text.length) return text;
  const encodedSecret = encodeURIComponent(secret);
  if (/^\d+$/.test(secret)) return text.replace(new RegExp(`(?<!\\d)${secret}(?!\\d)`, 'g'), placeholder);
  return text.replaceAll(secret, placeholder).replaceAll(encodedSecret, placeholder);
}

/**
 * Whether the value of a secret's name is harmless: the words of a refusal about the field, a code of an error, or an
 * address for examples.
 */
function isAboutSecret(value: string, kind: SecretKind, name: string, side: Side): boolean {
  if (kind === 'e-mail') return isExampleAddress(value);
  if (side === 'request') return false;
  if (isSecretCode(name)) return side >= 400 && !isRandom(value) && !/^\d{4,10}$/.test(value);
  if (kind === 'name') return side >= 400 && !isRandom(value);
  // `code` alone is often the code of an error or a state
  if (kind === 'code' && /\bcodes?$/.test(wordsOf(name)) && !isOneTime.test(wordsOf(name)))
    return !/^\d{4,10}$/.test(value) && !isRandom(value);
  if (side >= 400) return isOfWords.test(value) || (kind === 'password' && !isRandom(value));
  return /^(bearer|basic|cookie|true|false|none|[a-z]+ [a-z ]+)$/i.test(value);
}

/** Codes that users enter. */
const isOneTime = /\b(otp|totp|pin|mfa|2 ?fa|one time|verification|recovery|backup)\b/;

/** A sentence, or one word of letters: the problem of a field, and not its value. */
const isOfWords = /^(?:\p{L}+|.*\p{L} \p{L}.*)$/su;

function isSecretNumber(name: string, side: Side): boolean {
  const kind = kindOfName(name);
  if (kind === 'password' || kind === 'code') return side === 'request';
  return kind === 'phone';
}
