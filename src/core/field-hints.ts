import type { SecretMap } from './contract.ts';

/** A name that is hardly anything else: a secret may stand where a field's name belongs. */
const plainName = /^[a-z][a-z_.-]{0,31}$/i;

const maxNames = 12;

/** Names the fields that came, never their values, and those that are taken; nothing where the body has no fields. */
export function fieldsHint(
  body: unknown,
  declared: SecretMap,
  takes: readonly (readonly string[])[] | undefined,
): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const names = declaredNames(declared);
  const taken = takes?.map((fields) => fields.join(' + ')).join(', or ') ?? names.join(', ');
  return taken === '' ? undefined : `${fieldsIn(body, names)}; taken: ${taken}`;
}

/** Whether a body has a field that its contract does not declare. */
export function hasUndeclared(body: unknown, declared: SecretMap): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const names = declaredNames(declared);
  return Object.keys(body).some((name) => !names.includes(name));
}

function declaredNames(declared: SecretMap): readonly string[] {
  return typeof declared === 'string' ? [] : Object.keys(declared.fields ?? {});
}

function fieldsIn(body: object, declared: readonly string[]): string {
  const all = Object.entries(body);
  if (all.length === 0) return 'got no fields';
  const isShown = ([name, value]: readonly [string, unknown]) =>
    declared.includes(name) || (plainName.test(name) && value !== '');
  const shown = all.filter(isShown).slice(0, maxNames);
  const hidden = all.length - shown.length;
  const names = shown.map(([name]) => name);
  if (hidden > 0) names.push(names.length === 0 ? `${hidden} (not shown)` : `${hidden} more (not shown)`);
  return `got fields: ${names.join(', ')}`;
}
