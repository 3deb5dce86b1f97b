import { isRecord } from '../../json.ts';

/** Returns an observed body with the placeholders that a template has in the same places. */
export function withPlaceholders(template: unknown, observed: unknown): unknown {
  if (typeof template === 'string' && template.includes('{{'))
    return isRecord(observed) || Array.isArray(observed) || observed === null ? observed : template;
  if (Array.isArray(template) && Array.isArray(observed))
    return observed.map((item: unknown, index) => withPlaceholders(template[index], item));
  if (!isRecord(template) || !isRecord(observed)) return observed;
  // members of conditions and lists are decided while serving
  if (Object.keys(template).some((name) => name.startsWith('x-'))) return template;
  return Object.fromEntries(
    Object.entries(observed).map(([name, part]) => [
      name,
      Object.hasOwn(template, name) ? withPlaceholders(template[name], part) : part,
    ]),
  );
}
