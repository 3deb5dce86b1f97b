import { isRecord, type Node } from '../../json.ts';
import { isNamed, isOfAccount, tokenRank } from '../facts/lexicon.ts';
import { wordsOf } from '../facts/name-parts.ts';
import type { Choice } from '../write/accounts.ts';

/** The form of accounts by the contract: their fields beside those that every account has. */
export interface AccountShape {
  /** The fields with their schemas, for the marks. */
  readonly fields: Readonly<Record<string, Node>>;
  /** Whether the ids are numbers. */
  readonly hasNumericId: boolean;
  /** The field that has the role; undefined if none has. */
  readonly role: string | undefined;
  readonly choices: readonly Choice[];
}

/** The keys that every account has, or that no answer shows. */
const shared =
  /^(id|login|email|status|password|second factor|totp secret|phone|sessions|captcha|locked until|fixed code|user id|account id|uuid|uid)$/;
/** The members of a wrapper around an account, which tell how the request went or carry its tokens. */
const ofWrapper =
  /^(ok|okay|(is )?(success|successful|succeeded)|code|(err|error|status|result|response) ?(code|no|msg|message)?|errno|errors|msg|message|expires?( .*)?|.* expires?( .*)?|token type|scope|request id|trace id)$/;
const roleWords = /^(user )?(roles?|type|user type|account type|level|kind|group)$/;
const most = 16;

/** Whether an object describes an account: by its name, or by two of its members. */
export function isAccount(value: unknown, name: string): boolean {
  if (!isRecord(value)) return false;
  const known = Object.keys(value).filter((key) => isOfAccount({ words: wordsOf(key) }));
  return (
    known.length >= 2 ||
    (/^(user|account|member|customer|me|profile)$/.test(wordsOf(name)) && known.length > 0)
  );
}

/** Returns the placeholder of a member of an account; undefined if the account has no such field. */
export function placeholderOf(key: string, value: unknown, { fields, role }: AccountShape): unknown {
  const words = wordsOf(key);
  if (/^((user|account|member|customer) )?(id|uuid|uid)$/.test(words)) return '{{account.id}}';
  if (/^(user )?(e ?mail|mail)( address)?$/.test(words)) return '{{account.email}}';
  if (/^(login|user ?name|user login|login name)$/.test(words) && !Object.hasOwn(fields, key))
    return '{{account.login}}';
  if (key === role) return `{{account.${key}}}`;
  return Object.hasOwn(fields, key) ? `{{account.${key}}}` : undefined;
}

/** Reads the fields of an account from an object of it, and the values that its schema lists. */
export function accountShape(object: Node, valuesOf: (key: string) => readonly unknown[]): AccountShape {
  const keys = Object.keys(object).filter((key) => isFieldName(key) && isOwn(wordsOf(key)));
  const role = keys.find((key) => roleWords.test(wordsOf(key)) && isRole(object[key]));
  const fields = keys
    .filter((key) => (key === role || isScalar(object[key])) && !/^(login|user ?name)$/.test(wordsOf(key)))
    .slice(0, most);
  return {
    fields: Object.fromEntries(fields.map((key) => [key, schemaOf(object[key], valuesOf(key))])),
    hasNumericId: Object.entries(object).some(
      ([key, value]) => wordsOf(key) === 'id' && typeof value === 'number',
    ),
    role,
    choices: fields.flatMap((key) => {
      const values = valuesOf(key).filter(isChoice);
      const isList = Array.isArray(object[key]);
      return values.length > 1 && values.length <= 12 ? [{ field: key, values, isList }] : [];
    }),
  };
}

/** Whether a member of an answer is a field of the account: every account has the shared ones, and a wrapper has others. */
function isOwn(words: string): boolean {
  if (shared.test(words) || ofWrapper.test(words)) return false;
  return tokenRank({ words }) === 0 && !isNamed({ words }, 'refresh');
}

/** Whether a placeholder can name a field. No object of JavaScript has such a member by itself. */
function isFieldName(key: string): boolean {
  return /^[A-Za-z_]\w*$/.test(key) && !(key in {});
}

/** Whether a value can be the role of an account, or a list of roles. */
function isRole(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isChoice(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function schemaOf(value: unknown, values: readonly unknown[]): Node {
  const usual = usualOf(value, values);
  if (Array.isArray(value)) {
    const items = values.length > 0 ? { enum: values } : { type: 'string' };
    return { type: 'array', items, default: values.length > 0 ? [usual] : value };
  }
  if (values.length > 0) return { enum: values, default: usual };
  if (value === null) return { type: ['string', 'null'], default: null };
  return { type: typeof value, default: value };
}

/** Returns the value that an account has unless its fixture has another: that of a usual user, not of an administrator. */
function usualOf(value: unknown, values: readonly unknown[]): unknown {
  const usual = values.find((one) => usualValue.test(String(one)));
  return usual ?? (Array.isArray(value) ? values.at(-1) : value);
}

const usualValue = /^(role_?)?(user|member|customer|client|basic|default|active)s?$/i;

/** Finds the object of the account in an answer: the answer itself, or a member that describes an account. */
export function accountIn(sample: unknown): Node | undefined {
  if (!isRecord(sample)) return undefined;
  const all = [...membersOf([['', sample]]), ...membersOf(Object.entries(sample))];
  const within = all.flatMap(([, value]) => Object.entries(value));
  const candidates = [...all, ...membersOf(within)];
  const found = candidates.find(([name, value]) => isAccount(value, name)) ?? candidates.find(hasLogin);
  return found?.[1];
}

function membersOf(entries: readonly (readonly [string, unknown])[]): readonly (readonly [string, Node])[] {
  return entries.flatMap(([name, value]) => (isRecord(value) ? [[name, value] as const] : []));
}

/** Whether an object has the login of an account, if little else. */
function hasLogin([, value]: readonly [string, Node]): boolean {
  return Object.keys(value).some((key) =>
    /^(user )?(e ?mail|user ?name|login)( address)?$/.test(wordsOf(key)),
  );
}
