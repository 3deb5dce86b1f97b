import { kindOf } from './forms.ts';
import { constantNode, type Path, type Report, type TemplateNode } from './node.ts';
import { compilePlaceholder, type Reader, type Scope, type Use } from './placeholder.ts';
import { reportMisfit, withArticle } from './misfit.ts';
import { scan } from './scan.ts';
import { Moment, Span, TextWithMembers } from './moments.ts';
import type { Shape } from './source-types.ts';

/** Compiles a text: a placeholder alone keeps the type of its value, and others become part of the text. */
export function compileText(text: string, path: Path, scope: Scope, report: Report): TemplateNode {
  const scanned = scan(text);
  if ('message' in scanned) return report(path, scanned.message);
  const isWhole = scanned.pieces.length === 1;
  const parts: (string | Reader)[] = [];
  for (const piece of scanned.pieces) {
    if ('text' in piece) {
      parts.push(piece.text);
      continue;
    }
    const placeholder = compilePlaceholder(piece.expression, isWhole ? 'value' : 'text', scope);
    if ('message' in placeholder) return report(path, placeholder.message);
    parts.push(isWhole ? placeholder.read : textReader(placeholder.read, piece.expression));
  }
  const [first = ''] = parts;
  if (isWhole) return typeof first === 'string' ? constantNode(first) : { render: first };
  return { render: joined(parts) };
}

/** Compiles a text that must be one placeholder. */
export function compileWhole(
  text: unknown,
  use: Use,
  scope: Scope,
): { readonly read: Reader; readonly shapes: readonly Shape[] } | { readonly message: string } {
  const expected = 'expected one placeholder, such as {{account.id}}';
  if (typeof text !== 'string') return { message: expected };
  const scanned = scan(text);
  if ('message' in scanned) return scanned;
  const [piece, ...others] = scanned.pieces;
  if (piece === undefined || 'text' in piece || others.length > 0) return { message: expected };
  return compilePlaceholder(piece.expression, use, scope);
}

function joined(parts: readonly (string | Reader)[]): Reader {
  return (sources, items) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : String(part(sources, items));
    return text;
  };
}

/** Reads a value as text. A missing value and null are empty; a list or an object becomes JSON. */
function textReader(read: Reader, expression: string): Reader {
  return (sources, items) => {
    const value = read(sources, items);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const kind = kindOf(value);
    if (kind === undefined) return '';
    if (value instanceof Moment || value instanceof Span || value instanceof TextWithMembers)
      return String(value.toJSON());
    reportMisfit(sources, `{{${expression}}} is ${withArticle(kind)} inside a text; it is written as JSON`);
    return JSON.stringify(value);
  };
}
