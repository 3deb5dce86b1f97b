import { password, rightCode } from '../exchanges/exchange.ts';
import { testEmulator } from '../support/emulator.ts';
import { markdown } from './markdown.ts';
import { fileOf, operationOf, requestOf, type ProfilePages, type ProviderPages } from './provider-pages.ts';

const accounts = ['plain', 'totp', 'sms', 'mail', 'disabled', 'unverified', 'captcha', 'locked'];
const switchedOn = 'only when forced';

/** Writes the generated part of a provider's summary page. */
export async function providerSummary(pages: ProviderPages): Promise<string> {
  const { provider } = pages;
  return [
    '## Profiles',
    markdown(
      ['profile', 'base URL', 'contract'],
      pages.profiles.map((one) => profileRow(pages, one)),
    ),
    '## Accounts',
    accountsNote(pages),
    markdown(['account', ...pages.profiles.map(({ name }) => name)], await accountRows(pages)),
    ...loginsOf(pages).flatMap((id) => loginSection(pages, id)),
    '## Operations',
    'Each page has the outcomes with their evidence, and the request fields.',
    markdown(['operation', 'request', 'purpose'], operationRows(pages)),
    `Requests that reach no operation get [other errors](${provider.id}/errors.md).`,
  ].join('\n\n');
}

function profileRow({ provider }: ProviderPages, { name, title, profile: { contract } }: ProfilePages) {
  const label = name === 'documented' ? '`documented` (default)' : `\`${name}\``;
  const url = `\`http://localhost:4010${contract.basePath}\``;
  return [label, url, `[${title}](../../openapi/${provider.id}/${name}.yaml)`];
}

function accountsNote({ provider }: ProviderPages): string {
  const { operationId, path } = signIn({ provider }, 'plain');
  const code = Object.keys(path).length === 0 ? '' : " and the authenticator app's code";
  return `The result of \`${operationId}\` as \`<account>@example.com\`, with the password \`${password}\`${code}:`;
}

async function accountRows({ provider, profiles }: ProviderPages): Promise<string[][]> {
  const rows: string[][] = [];
  for (const account of accounts) {
    const cells: string[] = [];
    for (const { name } of profiles) {
      const { operationId, path, body } = signIn({ provider }, account);
      const response = await testEmulator({ profile: name }).send(provider.id, operationId, body, { path });
      cells.push(`${response.status} ${response.outcome}`);
    }
    rows.push([account, ...cells]);
  }
  return rows;
}

function signIn({ provider }: Pick<ProviderPages, 'provider'>, account: string) {
  const login = `${account}@example.com`;
  const request = provider.signIn({ login, password, status: 'active', fixedCode: rightCode });
  if (request === undefined) throw new Error(`${provider.id} has no operation that signs in`);
  return request;
}

/** The operations that sign in: the first of the contract, and the usual one of the accounts. */
function loginsOf({ provider, operations }: ProviderPages): readonly string[] {
  const first = operations.slice(0, 1).map(({ id }) => id);
  return [...new Set([...first, ...accounts.map((account) => signIn({ provider }, account).operationId)])];
}

/** How to reach each outcome of a login, without the outcomes that must be switched on. */
function loginSection({ provider, profiles }: ProviderPages, id: string): readonly string[] {
  const all = profiles.flatMap(({ name, outcomes }) =>
    outcomes.filter(({ operation }) => operation === id).map((entry) => ({ ...entry, profile: name })),
  );
  const reachable = all.filter(({ reach }) => reach !== switchedOn);
  const order = [...new Set(reachable.map(({ outcome }) => outcome))];
  const keys = [...new Map(reachable.map((one) => [`${one.outcome} ${one.reach}`, one])).values()].toSorted(
    (one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome),
  );
  const rows = keys.map(({ outcome, reach }) => [
    outcome,
    ...profiles.map(({ name }) => {
      const found = reachable.filter(
        (one) => one.profile === name && one.outcome === outcome && one.reach === reach,
      );
      return found.map(({ status }) => status).join(', ') || '–';
    }),
    reach,
  ]);
  const others = [...new Set(all.flatMap((one) => (one.reach === switchedOn ? [`\`${one.outcome}\``] : [])))];
  return [
    `## Outcomes of \`${id}\``,
    markdown(['outcome', ...profiles.map(({ name }) => name), 'how to reach it'], rows),
    `Only when forced: ${others.join(', ')}. [All outcomes with their evidence](${provider.id}/${fileOf(id)}).`,
  ];
}

function operationRows({ provider, profiles, operations }: ProviderPages): string[][] {
  const built = operations.map(({ id, owner }) => {
    const summary = String(operationOf(owner, id)?.operation['summary']);
    const isShared = profiles.every((one) => operationOf(one, id) !== undefined);
    return [
      `[${id}](${provider.id}/${fileOf(id)})`,
      requestOf(owner, id),
      isShared ? summary : `${summary} (\`${owner.name}\` only)`,
    ];
  });
  const notBuilt = profiles.flatMap(({ profile: { contract } }) =>
    contract.notBuilt.map(({ operationId, method, template, why }) => [
      operationId,
      `\`${method} ${contract.basePath}${template}\``,
      `501, not built. ${why}`,
    ]),
  );
  return [...built, ...new Map(notBuilt.map((row) => [row.join(), row])).values()];
}
