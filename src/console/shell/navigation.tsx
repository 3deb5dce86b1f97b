import { Icon, type IconName } from '../parts/icon.tsx';
import { health } from '../state/resources.ts';
import { linkTo, route, type View } from '../state/route.ts';
import { session } from '../state/session.ts';
import { signOut } from '../api/session.ts';
import { act } from '../state/notices.ts';
import { Button } from '../parts/button.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const links: readonly { readonly view: View; readonly text: string; readonly icon: IconName }[] = [
  { view: 'now', text: 'Now', icon: 'bolt' },
  { view: 'requests', text: 'Requests', icon: 'list' },
  { view: 'accounts', text: 'Accounts', icon: 'people' },
  { view: 'clock', text: 'Clock', icon: 'clock' },
  { view: 'state', text: 'State', icon: 'box' },
  { view: 'contracts', text: 'Contracts', icon: 'book' },
];

/** The links to the views, with the theme and the version below. */
export function Navigation() {
  const shown = route.value.view;
  const version = health.data.value?.version;
  return (
    <nav class="navigation" aria-label="Views">
      <p class="brand">login-emulator</p>
      <ul>
        {links.map(({ view, text, icon }) => (
          <li key={view}>
            <a href={linkTo(view)} aria-current={view === shown ? 'page' : undefined}>
              <Icon name={icon} />
              <span>{text}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="navigation-foot">
        <ThemeSwitch />
        {session.value?.tokenRequired === true ? (
          <Button size="small" onClick={() => act(signOut)}>
            Sign out
          </Button>
        ) : null}
        {version === undefined ? null : <p class="quiet">Version {version}</p>}
      </div>
    </nav>
  );
}
