import { useState } from 'preact/hooks';
import { textOf } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { act } from '../../state/notices.ts';
import { download } from './download.ts';
import { fileNameOf, timeForName } from './names.ts';

/** Downloads the bundle: without secrets unless the user chooses them. */
export function BundleDown({ name }: { readonly name: string }) {
  const [hasSecrets, setHasSecrets] = useState(false);
  const save = () =>
    act(async () => {
      const text = await textOf('getBundle', { query: { secrets: hasSecrets }, namespace: name });
      download(fileNameOf(name, timeForName()), text);
    }, 'Downloaded the bundle.');
  return (
    <div class="stack">
      <h3>Download</h3>
      <fieldset class="stack bundle-choice">
        <legend class="visually-hidden">Secrets</legend>
        <label class="row">
          <input
            type="radio"
            name="secrets"
            checked={!hasSecrets}
            onChange={() => setHasSecrets(false)}
            aria-describedby="without-secrets"
          />
          <span>Without secrets</span>
        </label>
        <p class="hint" id="without-secrets">
          Leaves out the accounts, sessions, codes and everything else that may be secret. The requests stay,
          with placeholders for their passwords, codes and tokens. The file lists what it leaves out.
        </p>
        <label class="row">
          <input
            type="radio"
            name="secrets"
            checked={hasSecrets}
            onChange={() => setHasSecrets(true)}
            aria-describedby="with-secrets"
          />
          <span>With secrets</span>
        </label>
        <p class="hint" id="with-secrets">
          Also the whole state, so that the same requests get the same answers.
        </p>
      </fieldset>
      {hasSecrets ? (
        <p class="warning" role="alert">
          <Icon name="warning" />
          <span>
            The file will contain passwords, codes and tokens that are valid here. Don’t attach it in public.
          </span>
        </p>
      ) : null}
      <div class="row">
        <Button kind="primary" onClick={save}>
          Download the bundle
        </Button>
      </div>
    </div>
  );
}
