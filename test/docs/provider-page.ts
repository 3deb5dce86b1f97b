import { catalogueOf } from '../../src/emulator/catalogue.ts';
import { readDocument, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { declaredOperations } from '../../tools/codegen/outcomes.ts';
import { fullTemplate } from '../../src/core/contract.ts';
import type { Provider, ProviderProfile } from '../../src/core/provider.ts';
import { password, rightCode } from '../exchanges/exchange.ts';
import { testEmulator } from '../support/emulator.ts';
import { grouped } from './grouped.ts';
import { markdown } from './markdown.ts';
import { fieldRows } from './request-fields.ts';

/** Creates a provider's tables, by profile: operations, outcomes with sources, request fields, and the eight accounts. */
export async function providerTables(provider: Provider): Promise<string> {
  const sections = await Promise.all(
    Object.values(provider.profiles).map((profile: ProviderProfile) => profileTables(provider, profile)),
  );
  return sections.join('\n\n');
}

async function profileTables(provider: Provider, profile: ProviderProfile): Promise<string> {
  const { contract } = profile;
  const document = readDocument(`openapi/${provider.id}/${contract.profile}.yaml`);
  const operations = declaredOperations(document);
  const all = operations.map(({ operationId }) => operationId);
  const { outcomes } = await catalogueOf(contract);
  const answers = outcomes.map(({ operation, status, first, outcome, provenance, source, reach }) => ({
    operation,
    rest: [`${status}${first ? ' (first)' : ''}`, outcome, provenance, source, reach],
  }));
  const fields = operations.flatMap((one) =>
    fieldRows(document, one, contract.profile).map((rest) => ({ operation: one.operationId, rest })),
  );
  return [
    `## Profile \`${contract.profile}\``,
    markdown(['operation', 'request', 'what it does'], operationRows(document, profile)),
    '### Outcomes',
    markdown(
      ['operation', 'status', 'outcome', 'provenance', 'source', 'how to reach it'],
      grouped(answers, all),
    ),
    '### Error replies',
    markdown(['error reply', 'status', 'provenance', 'source'], refusalRows(document)),
    '### Request fields',
    markdown(['operation', 'field', 'where', 'type', 'effect'], grouped(fields, all)),
    '### The eight accounts, with the right password',
    markdown(['account', 'status', 'outcome'], await accountRows(provider, contract.profile)),
  ].join('\n\n');
}

function operationRows(document: OpenApiDocument, { contract, endpoints }: ProviderProfile): string[][] {
  const summaries = new Map(
    declaredOperations(document).map(({ operationId, operation }) => [operationId, operation['summary']]),
  );
  const built = endpoints.map(({ contract: operation }) => [
    operation.operationId,
    `\`${operation.method} ${fullTemplate(contract, operation)}\``,
    String(summaries.get(operation.operationId)),
  ]);
  const others = contract.notBuilt.map(({ operationId, method, template, why }) => [
    operationId,
    `\`${method} ${contract.basePath}${template}\``,
    `501, not built: ${why}`,
  ]);
  return [...built, ...others];
}

function refusalRows(document: OpenApiDocument): string[][] {
  return document
    .entries(document.at(document.root, 'components'), 'responses')
    .filter(([, node]) => 'x-status' in node)
    .map(([name, node]) => [
      name,
      String(node['x-status']),
      String(node['x-provenance']),
      String(node['x-source']),
    ]);
}

const accounts = ['plain', 'totp', 'sms', 'mail', 'disabled', 'unverified', 'captcha', 'locked'];

async function accountRows(provider: Provider, profile: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const account of accounts) {
    const { operationId, path, body } = provider.signIn({
      login: `${account}@example.com`,
      password,
      status: 'active',
      fixedCode: rightCode,
    });
    const said = await testEmulator({ profile }).send(provider.id, operationId, body, { path });
    rows.push([account, String(said.status), said.outcome]);
  }
  return rows;
}
