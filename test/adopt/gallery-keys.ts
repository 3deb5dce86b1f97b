import { loadDeclaredProvider, readBareContract } from '../../src/declared/load.ts';
import { operationAt } from '../../src/declared/contract/operation-details.ts';
import { operationsOf, type OperationHead } from '../../src/declared/contract/operations.ts';
import { marksOf } from '../../src/declared/marks/defaults.ts';
import { actRules } from '../../src/declared/marks/act-table.ts';
import type { ActName, ReadName } from '../../src/declared/marks/names.ts';
import type { Marks } from '../../src/declared/marks/types.ts';
import type { OperationAct } from '../../src/declared/operation/perform.ts';
import { isRecord, type Node } from '../../src/json.ts';
import { showsPlace, showsSession, showsToken, type Shown } from './declared-places.ts';
import { galleryOpen } from './gallery-open.ts';
import type { Key, KeyOperation } from './keys.ts';
import { placesOfTokens, sessionOf, type Overlaid } from './gallery-tokens.ts';
import { refusalsShown } from './refusal-answers.ts';

/** A bare contract of the gallery, and the key that its finished overlay gives. */
export interface GalleryKey {
  readonly key: Key;
  readonly document: Node;
  /** The titles of all operations that the overlay marks with an act. */
  readonly marked: readonly string[];
}

/** Makes the key of an API of the gallery: the marks of its overlay, as far as its contract shows them. */
export async function galleryKeyOf(id: string): Promise<GalleryKey> {
  const file = `examples/providers/${id}/${id}.yaml`;
  const [{ model }, { document }] = await Promise.all([
    loadDeclaredProvider({ id, file }),
    readBareContract(file),
  ]);
  const overlaid = { document: model.parts.document, marks: marksOf(model.parts.document) };
  const bare = new Map(operationsOf(document).all.map((head) => [titleOf(head), head]));
  const details = [...bare.values()].map(({ pointer }) => operationAt(document, pointer));
  const operations = model.parts.operations.all.flatMap((head) => {
    const shown = bare.get(titleOf(head));
    const acts = model.actsOf(head).filter(({ mark: { name } }) => name !== 'protected' && name !== 'public');
    if (shown === undefined || acts.length === 0) return [];
    const at = { document, pointer: shown.pointer, details: operationAt(document, shown.pointer) };
    return [[titleOf(head), operationOf(acts, overlaid, at, details)] as const];
  });
  const open = galleryOpen[id] ?? {};
  const session = sessionOf(overlaid).filter((one) => showsSession(document, details, one));
  return {
    document,
    marked: operations.map(([title]) => title),
    key: {
      name: id,
      contract: { file },
      tuned: true,
      operations: Object.fromEntries(operations.filter(([title]) => !Object.hasOwn(open, title))),
      open,
      ...(session.length === 0 ? {} : { session }),
    },
  };
}

function titleOf({ method, template }: OperationHead): string {
  return `${method} ${template}`;
}

function operationOf(
  acts: readonly OperationAct[],
  { marks, document }: Overlaid,
  shown: Shown,
  all: readonly Shown['details'][],
): KeyOperation {
  const reads = readsOf(acts, marks);
  const tokens = placesOfTokens(acts, { marks, document });
  const unseen = [
    ...Object.values(reads)
      .flat()
      .filter((place) => !showsPlace(shown, place)),
    ...Object.values(tokens)
      .flat()
      .filter((place) => !showsToken(shown, place)),
  ];
  return {
    acts: [...new Set(acts.map(({ mark }) => mark.name))],
    reads,
    tokens,
    ...refusalsShown(acts, shown, all),
    beyond: Object.fromEntries(unseen.map((place) => [place, 'the overlay alone tells it'])),
  };
}

/** Returns the places that the acts read. A field of the body is the same in a form. */
function readsOf(
  acts: readonly OperationAct[],
  { account }: Marks['Marks'],
): Partial<Record<Exclude<ReadName, 'fields'>, string[]>> {
  const reads: Record<string, string[]> = {};
  const add = (name: string, place: string) => {
    reads[name] = [...new Set([...(reads[name] ?? []), place])];
  };
  for (const { mark } of acts) {
    const { fields = {}, ...others } = mark.mark.reads ?? {};
    for (const [name, read] of Object.entries(others))
      for (const place of placesOf(read)) add(nameOfRead(name, mark.name, place), place);
    // a field by which an account signs in is a login of a new account
    for (const [name, read] of Object.entries(fields))
      if (mark.name === 'sign-up' && account?.logins?.includes(name) === true)
        for (const place of placesOf(read)) add(nameOfRead('login', mark.name, place), place);
  }
  return reads;
}

/**
 * Returns the name of a value. Marks may call the address of an account `login` or `email`, and what came by a message
 * `code` or `token`, where an act can read both; the keys name them as their fields are called.
 */
function nameOfRead(name: string, act: ActName, place: string): string {
  const { requires, reads } = actRules[act];
  const all: readonly string[] = [...requires.flat(), ...reads];
  if (name === 'login' && all.includes('email')) return /mail/i.test(place) ? 'email' : name;
  if (!['code', 'token'].includes(name) || !all.includes('code') || !all.includes('token')) return name;
  if (/code|otp|pin/i.test(place)) return 'code';
  return /token|key|hash|signature/i.test(place) ? 'token' : name;
}

function placesOf(read: unknown): readonly string[] {
  if (Array.isArray(read)) return read.flatMap(placesOf);
  if (isRecord(read)) return placesOf(read['at']);
  if (typeof read !== 'string') return [];
  const [, where, path = ''] = /^(body|form)\.(.+)$/.exec(read) ?? [];
  return where === undefined ? [read] : [`body.${path}`, `form.${path}`];
}
