import { Dialog } from '../parts/dialog.tsx';
import { isMoreOpen } from './more.ts';
import { SignOut } from './sign-out.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Version } from './version.tsx';

const keys: readonly { readonly key: string; readonly does: string }[] = [
  { key: '/', does: 'Search in the view' },
  { key: 'Escape', does: 'Go back, or close' },
  { key: 'j k', does: 'Open the next or previous request' },
  { key: '?', does: 'Show these keys' },
];

/** The theme, the keys and the version; on a phone, the only place for them. */
export function MoreDialog() {
  if (!isMoreOpen.value) return null;
  return (
    <Dialog title="This page" onClose={() => (isMoreOpen.value = false)}>
      <div class="row">
        <span aria-hidden="true">Theme</span>
        <ThemeSwitch />
      </div>
      <h3>Keys</h3>
      <dl class="keys">
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <SignOut />
        <Version />
      </div>
    </Dialog>
  );
}
