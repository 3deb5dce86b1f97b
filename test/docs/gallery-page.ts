import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../src/core/catalogue.ts';
import { fullTemplate } from '../../src/core/contract.ts';
import { outcomeNames } from '../../src/core/outcome.ts';
import type { Provider } from '../../src/core/provider.ts';
import { isSuccess } from '../../src/declared/runtime/successes.ts';
import { loadProvider } from '../../src/cli/load-provider.ts';
import { gallery, galleryFolder } from '../gallery/gallery.ts';
import { markdown } from './markdown.ts';

const switchedOn = 'only when forced';
const overview = join(galleryFolder, 'README.md');

/** Writes the APIs of examples/providers: the login of each, and its refusals. */
export async function galleryPage(): Promise<string> {
  const described = descriptions();
  const parts = await Promise.all(
    gallery.map(async ({ id, contract }) => {
      const { provider } = await loadProvider({ id, file: contract });
      return section(provider, described);
    }),
  );
  return parts.join('\n\n');
}

/** An API, as the table of the folder's README describes it. */
interface Description {
  readonly signsInBy: string;
  readonly client: string;
}

type Descriptions = ReadonlyMap<string, Description>;

function descriptions(): Descriptions {
  const rows = readFileSync(overview, 'utf8').matchAll(
    /^\| \[([\w-]+)\]\([^)]*\) *\| (.*?) *\| (.*?) *\|$/gm,
  );
  return new Map([...rows].map(([, id = '', signsInBy = '', client = '']) => [id, { signsInBy, client }]));
}

/** The refusals of a provider; those of several operations share a row. */
async function section({ id, profiles, ...provider }: Provider, described: Descriptions): Promise<string> {
  const { contract, endpoints } = profiles.documented;
  const { outcomes } = await provider.catalogue('documented');
  const refusals = outcomes.filter(isRefusal);
  const templates = endpoints.map((one) => fullTemplate(contract, one.contract));
  const top = commonPath(templates);
  const requests = new Map(
    endpoints.map(({ contract: { operationId, method } }, index) => [
      operationId,
      `\`${method} ${templates[index]?.slice(top.length) ?? ''}\``,
    ]),
  );
  const reachable = refusals.filter(({ reach }) => reach !== switchedOn);
  const groups = [...grouped(reachable.toSorted(byOutcome)).values()];
  return [
    `## ${titleOf(id)}`,
    sentenceOf(id, top, described),
    markdown(
      ['outcome', 'status', 'how to reach it', 'evidence', 'operations'],
      groups.map((entries) => refusalRow(entries, requests)),
    ),
    forcedLine(refusals.filter(({ reach }) => reach === switchedOn)),
  ].join('\n\n');
}

function titleOf(id: string): string {
  return /^# (.*)$/m.exec(readFileSync(join(galleryFolder, id, 'README.md'), 'utf8'))?.[1] ?? id;
}

function sentenceOf(id: string, top: string, described: Descriptions): string {
  const description = described.get(id);
  if (description === undefined) throw new Error(`${overview} has no row for ${id}`);
  const { signsInBy, client } = description;
  return `\`${id}\` signs in by ${signsInBy}. Its paths are below \`http://localhost:4010${top}\`. Its tests use ${client}.`;
}

/** Returns the first segments that all paths share, without the last segment of any. */
function commonPath(templates: readonly string[]): string {
  const [first = '', ...others] = templates;
  const segments = first.split('/').slice(0, -1);
  const count = segments.findIndex((_, index) => {
    const start = `${segments.slice(0, index + 1).join('/')}/`;
    return others.some((other) => !other.startsWith(start));
  });
  return segments.slice(0, count < 0 ? segments.length : count).join('/');
}

function byOutcome(one: CatalogueEntry, other: CatalogueEntry): number {
  return placeOf(one) - placeOf(other) || one.status - other.status;
}

function placeOf({ outcome }: CatalogueEntry): number {
  return outcomeNames.findIndex((name) => outcome === name || outcome.startsWith(`${name}/`));
}

function isRefusal(entry: CatalogueEntry): boolean {
  const outcome = outcomeNames[placeOf(entry)];
  return outcome !== undefined && !isSuccess({ outcome });
}

function grouped(entries: readonly CatalogueEntry[]): ReadonlyMap<string, readonly CatalogueEntry[]> {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    const { outcome, status, reach, provenance } = entry;
    const key = JSON.stringify([outcome, status, reach, provenance]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function refusalRow(entries: readonly CatalogueEntry[], requests: ReadonlyMap<string, string>) {
  const operations = entries.map(({ operation }) => operation);
  const cells = entries.slice(0, 1).flatMap((one) => [one.outcome, one.status, one.reach, one.provenance]);
  return [...cells.map(String), operationsText(operations, requests)];
}

/** Names the operations of a row; a refusal that nearly all have names the others. */
function operationsText(operations: readonly string[], requests: ReadonlyMap<string, string>): string {
  const texts = (ids: readonly string[]) => ids.map((id) => requests.get(id) ?? id).join(', ');
  const others = [...requests.keys()].filter((id) => !operations.includes(id));
  if (others.length === 0) return 'all';
  return others.length * 3 <= operations.length ? `all but ${texts(others)}` : texts(operations);
}

function forcedLine(entries: readonly CatalogueEntry[]): string {
  const kinds = new Set(entries.map(({ outcome, status }) => `\`${outcome}\` (${status})`));
  return `Only when forced: ${[...kinds].join(', ')}.`;
}
