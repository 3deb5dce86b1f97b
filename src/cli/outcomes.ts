import type { CatalogueEntry } from '../core/catalogue.ts';
import { profileFor } from '../emulator/from-options.ts';
import { providerProblem } from '../emulator/provider-choice.ts';
import { fullTemplate } from '../core/contract.ts';
import type { Provider } from '../core/provider.ts';
import type { CliContext } from './command-options.ts';
import { loadProviders } from './load-providers.ts';
import type { EffectiveSettings } from './settings.ts';
import { profilesOf } from './options.ts';
import { printable } from './printable.ts';
import { UsageError } from '../errors.ts';

/** `login-emulator outcomes <provider>`: prints every answer of every operation, the source of its rule, and how to reach it. */
export async function outcomes(
  words: readonly string[],
  settings: EffectiveSettings,
  { providers, folder }: CliContext,
  json: boolean,
): Promise<void> {
  const { known } = await loadProviders(settings, providers, folder);
  const chosen = providerNamed(words, known);
  const notes: string[] = [];
  const { contract, endpoints } = profileFor(chosen, profilesOf(settings.profile, known), known, notes);
  const { provider, profile } = contract;
  const catalogue = await chosen.catalogue(profile);
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
  process.stdout.write(`${printable(lines.join('\n'))}\n`);
}

function providerNamed([id, ...rest]: readonly string[], known: readonly Provider[]): Provider {
  const ids = known.map((provider) => provider.id);
  const all = ids.join(', ');
  if (id === undefined) throw new UsageError(`outcomes needs a provider; expected one of ${all}`);
  if (rest.length > 0)
    throw new UsageError(`outcomes takes one provider, but got ${[id, ...rest].join(' ')}`);
  const provider = known.find((one) => one.id === id);
  if (provider === undefined) throw new UsageError(providerProblem(id, ids) ?? id);
  return provider;
}

function entryLines({ outcome, status, first, provenance, source, reach, body }: CatalogueEntry): string {
  return [
    '',
    `  ${status} ${outcome}${first ? ' (the first of its status)' : ''}`,
    `    reach:  ${reach}`,
    `    rule:   ${provenance}: ${source}`,
    ...(body === undefined ? [] : [`    form:   ${JSON.stringify(body)}`]),
  ].join('\n');
}

const anyOfThem = `any of them, for any request:
  for one request, by the header   Prefer: outcome=<outcome>
  until it is removed, by a fixture file:
    scenarios:
      - { outcome: <outcome>, account: <login>, times: <how often> }   # account and times are optional`;
