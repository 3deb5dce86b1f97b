import { didYouMean, expectedOneOf } from '../../../suggestion.ts';
import { accountFields, fieldPointers } from '../account-fields.ts';
import { entriesOf, markKey, memberOf, resolved } from './document.ts';
import { errorAt, errorAtKey, noteAt, type Finding } from './finding.ts';
import { nodeAt } from '../../contract/pointer.ts';
import type { Subject } from './subject.ts';

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
