import { profileFor, providerProblem } from '../emulator/from-options.ts';
import { catalogueOf, type CatalogueEntry } from '../emulator/catalogue.ts';
import { fullTemplate } from '../core/contract.ts';
import type { Provider } from '../core/provider.ts';
import { builtInProviders } from '../providers/index.ts';
import type { EffectiveSettings } from './settings.ts';
import { profilesOf } from './options.ts';
import { UsageError } from '../errors.ts';

/** `login-emulator outcomes <provider>`: prints every answer of every operation, the source of its rule, and how to reach it. */
export async function outcomes(
  words: readonly string[],
  settings: EffectiveSettings,
  json: boolean,
): Promise<void> {
  const chosen = providerNamed(words);
  const notes: string[] = [];
  const { contract, endpoints } = profileFor(chosen, profilesOf(settings.profile), notes);
  const { provider, profile } = contract;
  const catalogue = await catalogueOf(contract);
  if (json) {
    const document = { provider, profile, notes, outcomes: catalogue.outcomes };
    return void process.stdout.write(`${JSON.stringify(document)}\n`);
  }
  const operations = endpoints.map(({ contract: operation }) => [
    `${operation.operationId}: ${operation.method} ${fullTemplate(contract, operation)}`,
    ...catalogue.outcomes.filter((entry) => entry.operation === operation.operationId).map(entryLines),
  ]);
  const lines = [
    `${provider} (${profile})`,
    ...notes.map((note) => `note: ${note}`),
    '',
    ...operations.flat(),
    '',
    anyOfThem,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function providerNamed([id, ...rest]: readonly string[]): Provider {
  const all = builtInProviders.map((provider) => provider.id).join(', ');
  if (id === undefined) throw new UsageError(`outcomes needs a provider; expected one of ${all}`);
  if (rest.length > 0)
    throw new UsageError(`outcomes takes one provider, but got ${[id, ...rest].join(' ')}`);
  const provider = builtInProviders.find((known) => known.id === id);
  if (provider === undefined) throw new UsageError(providerProblem(id) ?? id);
  return provider;
}

function entryLines({ outcome, status, first, provenance, source, reach, body }: CatalogueEntry): string {
  return [
    '',
    `  ${status} ${outcome}${first ? ' (the first of its status)' : ''}`,
    `    reach:  ${reach}`,
    `    rule:   ${provenance}: ${source}`,
    `    form:   ${JSON.stringify(body)}`,
  ].join('\n');
}

const anyOfThem = `any of them, whatever is sent:
  for one request, the header   Prefer: outcome=<outcome>
  for as long as you like, in a fixture file:
    scenarios:
      - { outcome: <outcome>, account: <login>, times: <how often> }   # account and times are optional`;
