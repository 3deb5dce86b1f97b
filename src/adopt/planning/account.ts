import { isRecord, type Node } from '../../json.ts';
import { isOfAccount } from '../facts/lexicon.ts';
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
const roleWords = /^(user )?(role|type|user type|account type|level|kind|group)$/;
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
  if (key === role) return Array.isArray(value) ? ['{{account.role}}'] : '{{account.role}}';
  return Object.hasOwn(fields, key) ? `{{account.${key}}}` : undefined;
}

/** Reads the fields of an account from a sample, and the values that its schema lists. */
export function accountShape(sample: unknown, valuesOf: (key: string) => readonly unknown[]): AccountShape {
  const object = accountIn(sample);
  const keys = Object.keys(object).filter((key) => /^[A-Za-z_]\w*$/.test(key) && !shared.test(wordsOf(key)));
  const role = keys.find((key) => roleWords.test(wordsOf(key)) && typeof object[key] === 'string');
  const fields = keys
    .filter((key) => isScalar(object[key]) && !/^(login|user ?name)$/.test(wordsOf(key)))
    .slice(0, most);
  return {
    fields: Object.fromEntries(fields.map((key) => [key, schemaOf(object[key], valuesOf(key))])),
    hasNumericId: Object.entries(object).some(
      ([key, value]) => wordsOf(key) === 'id' && typeof value === 'number',
    ),
    role,
    choices: fields.flatMap((key) => {
      const values = valuesOf(key).filter(isChoice);
      return values.length > 1 && values.length <= 12 ? [{ field: key, values, isList: false }] : [];
    }),
  };
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isChoice(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function schemaOf(value: unknown, values: readonly unknown[]): Node {
  if (values.length > 0) return { enum: values, default: value };
  if (value === null) return { type: ['string', 'null'], default: null };
  return { type: typeof value, default: value };
}

/** Finds the object of the account in an answer: the answer itself, or a member that describes an account. */
function accountIn(sample: unknown): Node {
  if (!isRecord(sample)) return {};
  const inner = Object.entries(sample).find(([name, value]) => isAccount(value, name));
  const deeper = Object.values(sample).find(
    (value) => isRecord(value) && Object.entries(value).some(([name, member]) => isAccount(member, name)),
  );
  if (isAccount(sample, '')) return sample;
  if (inner !== undefined && isRecord(inner[1])) return inner[1];
  return deeper === undefined ? sample : accountIn(deeper);
}
