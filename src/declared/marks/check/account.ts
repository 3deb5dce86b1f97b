import { didYouMean, expectedOneOf } from '../../../suggestion.ts';
import type { Node } from '../../../json.ts';
import { actsOf } from '../defaults.ts';
import type { Marks } from '../types.ts';
import { accountFields, fieldPointers } from '../account-fields.ts';
import { entriesOf, markKey, memberOf, resolved, titleOf } from './document.ts';
import { errorAt, errorAtKey, noteAt, type Finding } from './finding.ts';
import { nodeAt } from '../../contract/pointer.ts';
import { ofRead } from './places.ts';
import { marksOfOperations, type Subject } from './subject.ts';

/** Finds a schema of the account that the contract doesn't have, and fields that no account has. */
export function unknownFields({ document, marks, marked }: Subject): readonly Finding[] {
  const { schema } = marks.account ?? {};
  const isLost = schema !== undefined && Object.keys(resolved(document, { $ref: schema })).length === 0;
  if (isLost) {
    const { schemas } = resolved(document, document['components']);
    const known = entriesOf(schemas).map(([name]) => `#/components/schemas/${name}`);
    const expected = known.length === 0 ? 'the contract has no schemas' : expectedOneOf(schema, known, 10);
    return [errorAt([markKey, 'account', 'schema'], `unknown schema ${schema}; ${expected}`)];
  }
  const known = accountFields(marks.account, document);
  if (known === undefined) return [];
  return marked.flatMap(({ acts }) =>
    acts.flatMap(({ act, path }) =>
      Object.keys(act.reads?.fields ?? {})
        .filter((name) => !known.includes(name))
        .map((name) =>
          errorAtKey(
            [...path, 'reads', 'fields', name],
            `no account has the field ${name}; ${didYouMean(name, known) ?? `add to account.fields: ${name}: {}`}`,
          ),
        ),
    ),
  );
}

/** Notes ids of accounts that have another form than the contract's schema of an account. */
export function otherIds({ document, marks }: Subject): readonly Finding[] {
  const { account = {} } = marks;
  const types = (fieldPointers(account, document).get('id') ?? []).map((pointer) =>
    memberOf(nodeAt(document, pointer)?.value, 'type'),
  );
  if (account.id === 'integer' || !types.includes('integer')) return [];
  const path = [markKey, 'account', ...(account.id === undefined ? [] : ['id'])];
  return [
    noteAt(path, `an id is a text, but ${account.schema ?? 'its field'} has whole numbers; set id: integer`),
  ];
}

/** Notes acts that find an account by its e-mail address, although accounts sign in by another login. */
export function unfoundAddresses({ marks, marked }: Subject): readonly Finding[] {
  // with other logins, the login itself may be the address: the fixtures tell
  if (marks.account?.logins !== undefined) return [];
  const all = marked.flatMap((operation) =>
    operation.acts.map(({ act, path }) => ({ act, path, operation })),
  );
  const signIns = all.filter(({ act }) => act.act === 'sign-in');
  const logins = signIns.flatMap(({ act }) => placesIn(act.reads?.login));
  // without a sign-in by login, nothing tells what the logins are
  if (logins.length === 0 || logins.some(isAddress)) return [];
  return all.flatMap(({ act, path, operation }) => {
    if (!byAddress.includes(act.act)) return [];
    const name = act.reads?.email === undefined ? 'login' : 'email';
    const place = placesIn(act.reads?.[name]).find((one) => name === 'email' || isAddress(one));
    if (place === undefined) return [];
    const message = `${titleOf(operation)} finds accounts by ${place}, but they sign in by ${logins[0] ?? ''}; if an address isn't a login, add to the marks at the top: account: { logins: [email] }`;
    return [noteAt([...path, 'reads', name], message)];
  });
}

/** Returns notes about accounts of the fixtures whose address opens none of the operations that find accounts by it. */
export function addressNotes(
  content: unknown,
  document: Node,
  { account = {} }: Marks['Marks'],
): readonly string[] {
  const [operation] = marksOfOperations(document).filter(({ mark }) => {
    // the marks have been checked
    const acts = actsOf(mark as Marks['Operation']);
    return acts.some(({ act, reads }) => byAddress.includes(act) && reads?.email !== undefined);
  });
  const accounts = memberOf(content, 'accounts');
  if (operation === undefined || !Array.isArray(accounts)) return [];
  return accounts.flatMap((entry: unknown) => {
    const of = (name: string) => memberOf(entry, name);
    const email = of('email');
    const logins = ['login', ...(account.logins ?? [])].map((name) => String(of(name)).toLowerCase());
    if (typeof email !== 'string' || logins.includes(email.toLowerCase())) return [];
    return [
      `${titleOf(operation.operation)} doesn't find the account ${String(of('login'))} by ${email}, which isn't a login; add to the marks at the top: account: { logins: [${[...(account.logins ?? []), 'email'].join(', ')}] }`,
    ];
  });
}

/** The acts that find an account by a login or an address, without a password. */
const byAddress: readonly string[] = [
  ...['send-code', 'sign-in-by-code', 'confirm-address', 'forgot-password', 'reset-password'],
];

function isAddress(place: string): boolean {
  return /mail/i.test(place);
}

function placesIn(read: Marks['Read'] | undefined): readonly string[] {
  return read === undefined ? [] : ofRead(read, []).map(({ place }) => place);
}
