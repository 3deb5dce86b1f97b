import type { components } from '../../../generated/admin/types.ts';
import { emulatorUrl } from '../../page/address.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Time } from '../../parts/time.tsx';
import { pickedNamespace, pickNamespace } from '../../page/namespace.ts';
import { dropNamespace } from './drop-namespace.ts';
import { resetNamespace } from './reset-namespace.ts';

/** A namespace as it is listed. */
export type NamespaceInUse = components['schemas']['NamespaceList']['namespaces'][number];

interface NamespaceRowProps {
  readonly one: NamespaceInUse;
  readonly onFork: () => void;
}

/** A namespace: its use, its clock and its profiles, and what can be done with it. */
export function NamespaceRow({ one, onFork }: NamespaceRowProps) {
  const { name, requests, lastUsedAt, profiles, frozen, now } = one;
  const isPicked = pickedNamespace.value === name;
  return (
    <li class="state-row">
      <div class="state-row-text">
        <p class="row">
          <strong class="state-name">{name}</strong>
          {isPicked ? <span class="badge">picked</span> : null}
          {frozen ? <span class="badge">frozen</span> : null}
        </p>
        <p class="quiet">
          {requests === 1 ? '1 request' : `${requests} requests`}
          {lastUsedAt === null ? null : (
            <>
              {' '}
              · last used <Time at={lastUsedAt} />
            </>
          )}{' '}
          · its clock <Time at={now} />
        </p>
        <p class="quiet">{profilesText(profiles)}</p>
      </div>
      <div class="row state-row-actions" role="group" aria-label={name}>
        <Button size="small" isPressed={isPicked} onClick={() => pickNamespace(isPicked ? undefined : name)}>
          Pick <Of name={name} />
        </Button>
        <Button size="small" onClick={onFork}>
          Fork <Of name={name} />
        </Button>
        <Button size="small" onClick={() => resetNamespace(name)}>
          Reset <Of name={name} />
        </Button>
        {name === 'default' ? null : (
          <Button size="small" kind="danger" onClick={() => dropNamespace(name)}>
            Drop <Of name={name} />
          </Button>
        )}
        <CopyButton text={`${emulatorUrl}/@${name}`} what={`address of ${name}`} isIconOnly />
      </div>
    </li>
  );
}

/** The providers by profile: `documented: rocketchat, misaka`. */
function profilesText(profiles: NamespaceInUse['profiles']): string {
  const providers = new Map<string, string[]>();
  for (const [provider, profile] of Object.entries(profiles))
    providers.set(profile, [...(providers.get(profile) ?? []), provider]);
  return [...providers].map(([profile, all]) => `${profile}: ${all.join(', ')}`).join(' · ');
}

function Of({ name }: { readonly name: string }) {
  return <span class="visually-hidden">{name}</span>;
}
