import { catalogueOf } from '../../src/catalogue.ts';
import { readDocument, type Node, type OpenApiDocument } from '../../src/contract/document.ts';
import type { SaidBy } from '../../src/core/contract.ts';
import type { Endpoint } from '../../src/core/endpoint.ts';
import { rooms } from '../../src/providers/rooms.ts';
import { password, rightCode } from '../exchanges/cell.ts';
import { testEmulator } from '../support/emulator.ts';
import { markdown } from './markdown.ts';

type Room = (typeof rooms)[number];

/** The README's table: every outcome of the logins, with the status in which each provider says it and where that comes from. */
export function fidelityTable(): string {
  const columns = rooms.map((room) => ({ room, endpoint: loginOf(room) }));
  const names = [...new Set(columns.flatMap(({ endpoint }) => Object.keys(endpoint.contract.outcomes)))];
  const rows = names.map((name) => [
    name,
    ...columns.map(({ endpoint }) => cellOf(rowsOf(endpoint).filter((row) => row.name === name))),
  ]);
  const heads = columns.map(({ room, endpoint }) => `${nameOf(room)} \`${endpoint.contract.operationId}\``);
  return markdown(['outcome', ...heads], rows);
}

/** A provider's page: every outcome of every operation with its source and how to reach it, what its fields do, and what the eight accounts come to. */
export async function providerTables(room: Room): Promise<string> {
  const document = readDocument(`openapi/${room.id}/documented.yaml`);
  const { contract, endpoints } = room.profiles.documented;
  const operations = endpoints.map(
    ({ contract: { method, template } }) => `\`${method} ${contract.basePath}${template}\``,
  );
  const catalogue = await catalogueOf(contract);
  const outcomes = catalogue.outcomes.map((entry) => [
    entry.operation,
    `${entry.status}${entry.first ? ' (first)' : ''}`,
    entry.outcome,
    entry.provenance,
    entry.source,
    entry.reach,
  ]);
  const refusals = document
    .entries(document.at(document.root, 'components'), 'responses')
    .map(([name, node]) => [
      name,
      String(node['x-status']),
      String(node['x-provenance']),
      String(node['x-source']),
    ]);
  return [
    `Operations: ${operations.join(', ')}. Profile: \`documented\`.`,
    '### Outcomes',
    markdown(['operation', 'status', 'outcome', 'provenance', 'source', 'how to reach it'], outcomes),
    '### Where no operation is reached',
    markdown(['refusal', 'status', 'provenance', 'source'], refusals),
    '### Request fields',
    markdown(['field', 'type', 'effect'], fieldRows(document)),
    '### The eight accounts, with the right password',
    markdown(['account', 'status', 'outcome'], await accountRows(room)),
  ].join('\n\n');
}

/** The vendor's name, with which the title of its contract begins. */
function nameOf({ profiles: { documented } }: Room): string {
  const [name = ''] = documented.contract.title.split(' ');
  return name;
}

function loginOf(room: Room): Endpoint {
  const [login] = room.profiles.documented.endpoints;
  if (login === undefined) throw new Error(`${room.id} has no operation`);
  return login;
}

function rowsOf({ contract }: Endpoint): (SaidBy & { readonly name: string })[] {
  return Object.entries(contract.outcomes).flatMap(([name, said]) => said.map((row) => ({ name, ...row })));
}

function cellOf(rows: readonly SaidBy[]): string {
  return rows.length === 0 ? '–' : rows.map(({ status, provenance }) => `${status} ${provenance}`).join(', ');
}

function fieldRows(document: OpenApiDocument): string[][] {
  const schemas = document.at(document.at(document.root, 'components'), 'schemas');
  const requests = Object.keys(schemas).filter((name) => /Request$|Login$/.test(name));
  return requests.flatMap((name) => fieldsBelow(document, document.at(schemas, name), ''));
}

function fieldsBelow(document: OpenApiDocument, schema: Node, prefix: string): string[][] {
  return document.entries(schema, 'properties').flatMap(([name, property]) => {
    const field = `${prefix}${name}`;
    const row = [
      `\`${field}\``,
      typeof property['type'] === 'string' ? property['type'] : 'text or number',
      effectOf(property),
    ];
    return [row, ...(property['x-effect'] === 'none' ? [] : fieldsBelow(document, property, `${field}.`))];
  });
}

function effectOf(property: Node): string {
  const effect = property['x-effect'];
  if (effect === 'none') return 'accepted and checked; changes nothing';
  return typeof effect === 'string' ? effect : 'as the document says';
}

const accounts = ['plain', 'totp', 'sms', 'mail', 'disabled', 'unverified', 'captcha', 'locked'];

async function accountRows(room: Room): Promise<string[][]> {
  const rows: string[][] = [];
  for (const account of accounts) {
    const { operationId, path, body } = room.signIn({
      login: `${account}@example.com`,
      password,
      status: 'active',
      fixedCode: rightCode,
    });
    const said = await testEmulator().send(room.id, operationId, body, { path });
    rows.push([account, String(said.status), said.outcome]);
  }
  return rows;
}
