import { isRecord, type Node } from '../../json.ts';
import { isPlaceholder } from '../secrets/placeholders.ts';
import { scan } from '../../declared/template/scan.ts';

/**
 * Returns where an observed value differs from a template, as sentences. Placeholders accept any value. Of a success, other
 * texts and numbers may differ too, because they belong to the account.
 */
export function differences(
  template: unknown,
  observed: unknown,
  isRefusal: boolean,
  path = 'body',
): readonly string[] {
  if (typeof template === 'string' && template.includes('{{')) return ofText(template, observed, path);
  if (Array.isArray(template) && Array.isArray(observed)) {
    if (template.length !== observed.length && isRefusal)
      return [`${path} has ${observed.length} items instead of ${template.length}`];
    return template.flatMap((item, index) =>
      index < observed.length ? differences(item, observed[index], isRefusal, `${path}.${index}`) : [],
    );
  }
  if (isRecord(template) && isRecord(observed)) return ofMembers(template, observed, isRefusal, path);
  const isSame =
    template === observed ||
    (typeof template === typeof observed && (!isRefusal || isPlaceholder(String(observed))));
  return isSame ? [] : [`${path} is ${shown(observed)} instead of ${shown(template)}`];
}

function ofMembers(template: Node, observed: Node, isRefusal: boolean, path: string): readonly string[] {
  // members of conditions and lists are decided while serving
  if (Object.keys(template).some((name) => name.startsWith('x-'))) return [];
  const names = [...new Set([...Object.keys(template), ...Object.keys(observed)])];
  return names.flatMap((name) => {
    const own = `${path}.${name}`;
    if (!Object.hasOwn(observed, name)) return isOptional(template[name]) ? [] : [`${own} is missing`];
    if (!Object.hasOwn(template, name)) return [`${own} is new: ${shown(observed[name])}`];
    return differences(template[name], observed[name], isRefusal, own);
  });
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

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
