import type { OutcomeStatus } from '../../src/core/contract.ts';
import type { Endpoint } from '../../src/core/endpoint.ts';
import type { ProviderProfile } from '../../src/core/provider.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { markdown } from './markdown.ts';

type BuiltInProvider = (typeof builtInProviders)[number];

/** Writes the table of the logins' outcomes: status and provenance by provider and profile. */
export function fidelityTable(): string {
  const columns = builtInProviders.flatMap((provider) =>
    Object.values(provider.profiles).map((profile) => headed(provider, profile, loginOf(profile))),
  );
  const names = [...new Set(columns.flatMap(({ endpoint }) => Object.keys(endpoint.contract.outcomes)))];
  const rows = names.map((name) => [
    name,
    ...columns.map(({ endpoint }) => cellOf(rowsOf(endpoint).filter((row) => row.name === name))),
  ]);
  return markdown(['outcome', ...columns.map(({ head }) => head)], rows);
}

/** A column's head: the vendor, the profile unless it is the default, and the login. */
function headed(provider: BuiltInProvider, { contract: { profile } }: ProviderProfile, endpoint: Endpoint) {
  const words = [nameOf(provider), ...(profile === 'documented' ? [] : [profile])];
  return { head: [...words, `\`${endpoint.contract.operationId}\``].join(' '), endpoint };
}

/** The vendor's name: the first word of the documented contract's title. */
function nameOf({ profiles: { documented } }: BuiltInProvider): string {
  const [name = ''] = documented.contract.title.split(' ');
  return name;
}

/** The first operation of a contract is its login. */
function loginOf({ contract, endpoints: [login] }: ProviderProfile): Endpoint {
  if (login === undefined) throw new Error(`${contract.provider} ${contract.profile} has no operation`);
  return login;
}

function rowsOf({ contract }: Endpoint): (OutcomeStatus & { readonly name: string })[] {
  return Object.entries(contract.outcomes).flatMap(([name, rows = []]) =>
    rows.map((row) => ({ name, ...row })),
  );
}

function cellOf(rows: readonly OutcomeStatus[]): string {
  return rows.length === 0 ? '–' : rows.map(({ status, provenance }) => `${status} ${provenance}`).join(', ');
}
