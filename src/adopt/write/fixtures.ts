import type { Plan, PlannedAccount } from '../plan.ts';
import { entryLines } from './block.ts';
import { digestLines, digestOf } from './digests.ts';
import type { Written } from './overlay.ts';

/** Returns the text of the fixtures of a plan. */
export function fixturesText(plan: Plan): string {
  const accounts = accountsOf(plan);
  if (accounts.length === 0) return 'accounts: []\n';
  return [
    '# The accounts, each with its use. Change them, and add your own.',
    'accounts:',
    ...accounts.flatMap(({ lines }) => lines),
    ...digestLines(accounts.map(({ id, lines }) => ({ id, digest: digestOf(lines) }))),
    '',
  ].join('\n');
}

/** Returns the accounts of a plan as YAML. */
export function accountsOf({ accounts }: Plan): readonly Written[] {
  return accounts.map(writtenAccount);
}

function writtenAccount({ account, text }: PlannedAccount): Written {
  const comments = text === '' ? [] : [{ path: ['login'], text }];
  return { id: literalText(account.login), lines: entryLines(literal(account), { indent: 2, comments }) };
}

/** Escapes the references to environment variables, such as `${HOME}`, which fixtures replace. */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return literalText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(literal);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}

function literalText(text: string): string {
  return text.replaceAll(/\$\$?\{[A-Za-z_]\w*(?::-[^}]*)?\}/g, '$$$&');
}
