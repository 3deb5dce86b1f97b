import { adminPath, emulatorUrl, pageAddress } from '../../page/address.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { namespace } from '../../page/namespace.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { percentOf, type Reached } from './coverage.ts';

interface ProviderCardProps {
  readonly id: string;
  /** The profile in the controlled namespace. */
  readonly profile: string;
  readonly baseUrl: string;
  readonly count: number;
  /** The reached outcomes; undefined if the coverage isn't known. */
  readonly reached: Reached | undefined;
}

/** A provider with its profile, its base URL, its coverage, and the links to its contract. */
export function ProviderCard({ id, profile, baseUrl, count, reached }: ProviderCardProps) {
  const url = reachedUrl(baseUrl);
  return (
    <article class="provider-card" aria-label={id}>
      <div class="row">
        <h3>{id}</h3>
        <span class="badge" title={profileMeanings[profile]}>
          {profile} profile
        </span>
        <span class="quiet">{count === 1 ? '1 operation' : `${count} operations`}</span>
      </div>
      <div class="provider-url">
        <code>{url}</code>
        <CopyButton text={url} what={`base URL of ${id}`} isIconOnly />
      </div>
      {reached === undefined ? null : (
        <div class="provider-reached">
          <CoverageBar of={reached} />
          <span>
            {reached.reached} of {reached.total} outcomes reached ({percentOf(reached)} %)
          </span>
        </div>
      )}
      <p class="row">
        <a href={`${adminPath}/docs?${docsQuery(id, profile)}`}>
          API page<span class="visually-hidden"> of {id}</span>
        </a>
        <a href={`${adminPath}/openapi/${encodeURIComponent(id)}/${encodeURIComponent(profile)}.yaml`}>
          Contract as YAML<span class="visually-hidden"> of {id}</span>
        </a>
      </p>
    </article>
  );
}

const profileMeanings: Readonly<Record<string, string>> = {
  documented: 'Answers as the vendor’s documentation says.',
  observed: 'Answers as the vendor’s server or its source code does.',
};

/** The base URL in the controlled namespace, as this browser reaches it. */
function reachedUrl(baseUrl: string): string {
  const { pathname } = new URL(baseUrl);
  const { mount } = pageAddress;
  const path = mount !== '' && pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname;
  const prefix = namespace.value === 'default' ? '' : `/@${namespace.value}`;
  return `${emulatorUrl}${prefix}${path === '/' ? '' : path.replace(/^\/@[a-z0-9-]+/, '')}`;
}

function docsQuery(id: string, profile: string): string {
  const where = namespace.value === 'default' ? {} : { namespace: namespace.value };
  return new URLSearchParams({ contract: `${id}/${profile}`, ...where }).toString();
}
