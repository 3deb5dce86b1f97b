import { adminDocument } from '../../src/generated/admin/document.ts';
import { markdown } from './markdown.ts';

const { code } = adminDocument.components.schemas.Problem.properties;

/** The table of docs/reference/errors.md: every problem code with its status, meaning, and what to do. */
export function problemCodesTable(): string {
  const rows = Object.entries(code['x-codes']).map(([name, { status, meaning, advice }]) => [
    `\`${name}\``,
    String(status),
    meaning,
    advice,
  ]);
  return markdown(['code', 'status', 'meaning', 'what to do'], rows);
}
