import { isRecord } from '../../json.ts';
import { scan } from '../../declared/template/scan.ts';

/** Returns where an observed value differs from a template, as sentences; placeholders accept any value. */
export function differences(template: unknown, observed: unknown, path = 'body'): readonly string[] {
  if (typeof template === 'string') return ofText(template, observed, path);
  if (Array.isArray(template) && Array.isArray(observed)) {
    if (template.length !== observed.length)
      return [`${path} has ${observed.length} items instead of ${template.length}`];
    return template.flatMap((item, index) => differences(item, observed[index], `${path}.${index}`));
  }
  if (isRecord(template) && isRecord(observed)) {
    // members of conditions and lists are decided while serving
    if (Object.keys(template).some((name) => name.startsWith('x-'))) return [];
    const names = [...new Set([...Object.keys(template), ...Object.keys(observed)])];
    return names.flatMap((name) => {
      const own = `${path}.${name}`;
      if (!Object.hasOwn(observed, name)) return isOptional(template[name]) ? [] : [`${own} is missing`];
      if (!Object.hasOwn(template, name)) return [`${own} is new: ${shown(observed[name])}`];
      return differences(template[name], observed[name], own);
    });
  }
  return template === observed ? [] : [`${path} is ${shown(observed)} instead of ${shown(template)}`];
}

function ofText(template: string, observed: unknown, path: string): readonly string[] {
  const scanned = scan(template);
  if (!('pieces' in scanned)) return [];
  const { pieces } = scanned;
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && 'expression' in only) return [];
  const pattern = pieces.map((piece) => ('text' in piece ? escaped(piece.text) : '[^]*?')).join('');
  const fits = typeof observed === 'string' && new RegExp(`^${pattern}$`).test(observed);
  return fits ? [] : [`${path} is ${shown(observed)} instead of ${shown(template)}`];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A missing value of a placeholder removes its member. */
function isOptional(template: unknown): boolean {
  return typeof template === 'string' && template.includes('{{');
}

/** Returns where the form of an observed value differs: its members and types, and the texts of a refusal. */
export function formDifferences(
  expected: unknown,
  observed: unknown,
  isRefusal: boolean,
  path = 'body',
): readonly string[] {
  if (Array.isArray(expected) && Array.isArray(observed)) {
    if (expected.length === 0 || observed.length === 0) return [];
    return formDifferences(expected[0], observed[0], isRefusal, `${path}.0`);
  }
  if (isRecord(expected) && isRecord(observed)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(observed)])];
    return names.flatMap((name) => {
      const own = `${path}.${name}`;
      if (!Object.hasOwn(observed, name)) return [`${own} is missing`];
      if (!Object.hasOwn(expected, name)) return [`${own} is new: ${shown(observed[name])}`];
      return formDifferences(expected[name], observed[name], isRefusal, own);
    });
  }
  const isSame = typeof expected === typeof observed && (!isRefusal || expected === observed);
  return isSame ? [] : [`${path} is ${shown(observed)} instead of ${shown(expected)}`];
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
