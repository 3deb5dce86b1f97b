import { below, memberOf, nodeAt } from '../../../declared/contract/pointer.ts';
import { placesOf, placeTexts } from '../../../declared/request/read.ts';
import { isRecord } from '../../../json.ts';
import type { ProofLine } from '../line.ts';
import type { Walk } from '../walk.ts';
import { inMark, placeOfFirst, requestOf, type ProvedAct, type World } from '../world.ts';

/**
 * The places that the marks read, compared with the contract. The requests of a proof are built from the marks, so a wrong
 * place would prove itself. Only wrong ones have a line.
 */
export const walkPlaces: Walk = async ({ world }) => {
  const lines: ProofLine[] = [];
  for (const proved of world.acts) {
    const fields = bodyFields(proved, world);
    const { fields: _fields, ...reads } = proved.act.mark.mark.reads ?? {};
    const found = [
      ...Object.entries(reads).map(([name, read]) => ({ name, detail: undeclared(read, fields) })),
      { name: 'login', detail: unread(proved, fields) },
    ];
    for (const { name, detail } of found) {
      if (detail === undefined) continue;
      const place = await placeOfFirst(world, [...inMark(proved, 'reads', name), ...inMark(proved, 'reads')]);
      lines.push({
        ...{ name: `place of ${name}`, result: 'failed', detail, operation: proved.head.operationId },
        ...{ request: requestOf(world.model, proved), ...(place === undefined ? {} : { place }) },
      });
    }
  }
  return lines;
};

/** The fields of a body, by name, with whether the contract requires each; empty if it declares none. */
type BodyFields = ReadonlyMap<string, boolean>;

/** Returns what is wrong with the places of a value: none of them is in a body that declares its fields. */
function undeclared(read: Parameters<typeof placesOf>[0], fields: BodyFields): string | undefined {
  const places = placesOf(read);
  if (fields.size === 0 || !places.every((place) => place.in === 'body')) return undefined;
  if (places.some(({ path: [name = ''] }) => fields.has(name))) return undefined;
  const declared = [...fields.keys()].map((name) => `body.${name}`).join(', ');
  return `the mark reads ${placeTexts(read).join(', ')}, but the contract declares ${declared}`;
}

/** Returns the field of a sign-in that the contract requires and that looks like the login, if the act reads another one. */
function unread({ act }: ProvedAct, fields: BodyFields): string | undefined {
  const { reads } = act.mark.mark;
  if (act.mark.name !== 'sign-in' || reads?.login === undefined) return undefined;
  const read = placesOf(reads.login).map(({ path: [name = ''] }) => name);
  if (read.some((name) => loginLike.test(name))) return undefined;
  const [name] = [...fields].find(([one, isRequired]) => isRequired && loginLike.test(one)) ?? [];
  if (name === undefined) return undefined;
  return `the mark reads ${placeTexts(reads.login).join(', ')}, but the contract requires body.${name}`;
}

const loginLike = /^(e[-_]?mail([-_]?address)?|user[-_]?(name|id)|user|login([-_]?(id|name))?|identifier)$/i;

function bodyFields({ details }: ProvedAct, { model }: World): BodyFields {
  const all = new Map<string, boolean>();
  for (const { schema } of details.body?.content.values() ?? [])
    if (schema !== undefined) addFields(all, model.parts.document, schema, true);
  return all;
}

const compositions = ['allOf', 'oneOf', 'anyOf'] as const;

function addFields(
  all: Map<string, boolean>,
  document: unknown,
  pointer: string,
  mayRequire: boolean,
  depth = 0,
): void {
  const found = nodeAt(document, pointer);
  if (found === undefined || depth > 8) return;
  const { value, pointer: at } = found;
  const required = memberOf(value, 'required');
  const names: readonly unknown[] = mayRequire && Array.isArray(required) ? required : [];
  const properties = memberOf(value, 'properties');
  for (const name of Object.keys(isRecord(properties) ? properties : {})) all.set(name, names.includes(name));
  for (const key of compositions) {
    const parts = memberOf(value, key);
    for (const index of Array.isArray(parts) ? parts.keys() : [])
      addFields(all, document, below(below(at, key), index), mayRequire && key === 'allOf', depth + 1);
  }
}
