import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { linkTo, type View } from '../../page/route.ts';
import { AdvanceClock } from './advance-clock.tsx';
import { LatestRequests } from './latest-requests.tsx';

interface Shortcut {
  readonly view: View;
  readonly path?: readonly string[];
  readonly text: string;
  readonly icon: IconName;
}

const links: readonly Shortcut[] = [
  { view: 'accounts', text: 'Read a code, unlock an account', icon: 'key' },
  { view: 'state', path: ['bug-report'], text: 'Take a bug report', icon: 'box' },
  { view: 'clock', text: 'See what ends next', icon: 'clock' },
  { view: 'contracts', text: 'Try an operation', icon: 'play' },
];

/** Shortcuts to other frequent tasks: the clock, links to the other views, and the newest requests. */
export function Shortcuts() {
  const id = useId();
  return (
    <aside class="stack" aria-labelledby={id}>
      <h2 id={id} class="visually-hidden">
        Shortcuts
      </h2>
      <section class="card stack">
        <AdvanceClock />
        <ul class="shortcut-links">
          {links.map(({ view, path, text, icon }) => (
            <li key={view}>
              <a href={linkTo(view, path)}>
                <Icon name={icon} />
                {text}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {/* last, because it grows: the others stay in their place */}
      <LatestRequests />
    </aside>
  );
}
