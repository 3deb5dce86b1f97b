import { Icon, type IconName } from '../parts/icon.tsx';
import { Button } from '../parts/button.tsx';
import { linkTo, route, type View } from '../page/route.ts';
import { isMoreOpen } from './more.ts';
import { SignOut } from './sign-out.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Version } from './version.tsx';

const links: readonly { readonly view: View; readonly text: string; readonly icon: IconName }[] = [
  { view: 'now', text: 'Now', icon: 'bolt' },
  { view: 'requests', text: 'Requests', icon: 'list' },
  { view: 'accounts', text: 'Accounts', icon: 'people' },
  { view: 'clock', text: 'Clock', icon: 'clock' },
  { view: 'state', text: 'State', icon: 'box' },
  { view: 'contracts', text: 'Contracts', icon: 'book' },
];

/** The links to the views, with the theme, the keys and the version below. */
export function Navigation() {
  const shown = route.value.view;
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
        <Button size="small" onClick={() => (isMoreOpen.value = true)}>
          Keys
        </Button>
        <SignOut />
        <Version />
      </div>
    </nav>
  );
}
