import { grouped, type ProfileRow } from './grouped.ts';
import { markdown } from './markdown.ts';
import { operationOf, requestOf, type ProviderPages } from './provider-pages.ts';
import { fieldRows } from './request-fields.ts';

/** The first line of a page that has no hand-written part. */
const generatedMark = '<!-- Generated from the contracts: npm run docs -->';

/** Writes the page of one operation: its outcomes with their evidence, and its request fields. */
export function operationPage(pages: ProviderPages, id: string): string {
  const { provider, name, profiles, operations } = pages;
  const owner = operations.find((one) => one.id === id)?.owner;
  const operation = owner && operationOf(owner, id)?.operation;
  if (owner === undefined || operation === undefined)
    throw new Error(`${provider.id} has no operation ${id}`);
  const texts = [operation['summary'], operation['description']].filter((text) => typeof text === 'string');
  const only = profiles.filter((one) => operationOf(one, id) === undefined).length > 0;
  return (
    [
      generatedMark,
      `# ${name}: \`${id}\``,
      `${requestOf(owner, id)}. Back to [${name}](../${provider.id}.md).`,
      ...new Set(texts.map(sentence)),
      ...(only ? [`Only the \`${owner.name}\` profile has this operation.`] : []),
      '## Outcomes',
      'A status may have several outcomes. `Prefer: code=` picks the outcome marked (first).',
      outcomesTable(pages, id),
      ...fieldsSection(pages, id),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function outcomesTable({ profiles }: ProviderPages, id: string): string {
  const all = profiles.flatMap(({ name, outcomes }) =>
    outcomes.filter(({ operation }) => operation === id).map((entry) => ({ profile: name, entry })),
  );
  const rows = all
    .toSorted((one, other) => one.entry.status - other.entry.status)
    .map(({ profile, entry: { status, first, outcome, provenance, source, reach } }): ProfileRow => ({
      profile,
      cells: [`${status}${first ? ' (first)' : ''}`, outcome, provenance, source, reach],
    }));
  const table = grouped(['status', 'outcome', 'provenance', 'source', 'how to reach it'], rows, profiles);
  return markdown(table.heads, table.rows);
}

function fieldsSection({ profiles }: ProviderPages, id: string): readonly string[] {
  const rows = profiles.flatMap((one) => {
    const declared = operationOf(one, id);
    const fields = declared === undefined ? [] : fieldRows(one.document, declared, one.name);
    return fields.map((cells): ProfileRow => ({ profile: one.name, cells }));
  });
  if (rows.length === 0) return ['## Request fields', 'None.'];
  const table = grouped(['field', 'in', 'type', 'effect'], rows, profiles);
  return ['## Request fields', markdown(table.heads, table.rows)];
}

/** Writes the page of the errors that a provider sends if a request reaches no operation. */
export function errorsPage({ provider, name, profiles }: ProviderPages): string {
  const rows = profiles.flatMap((one) =>
    one.errorReplies.map(([error, node]): ProfileRow => ({
      profile: one.name,
      cells: [
        error,
        String(node['x-status']),
        String(node['description']),
        String(node['x-provenance']),
        String(node['x-source']),
      ],
    })),
  );
  const table = grouped(['error', 'status', 'cause', 'provenance', 'source'], rows, profiles);
  return [
    generatedMark,
    `# ${name}: errors outside operations`,
    `Responses to requests that reach no operation. Back to [${name}](../${provider.id}.md).`,
    `${markdown(table.heads, table.rows)}\n`,
  ].join('\n\n');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
