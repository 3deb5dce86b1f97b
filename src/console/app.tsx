import { useEffect, useRef } from 'preact/hooks';
import { readSession } from './api/session.ts';
import { ConfirmDialog } from './parts/confirm.tsx';
import { PageNotices } from './parts/dialog.tsx';
import { ConnectionNotice } from './shell/connection-notice.tsx';
import { MoreDialog } from './shell/more-dialog.tsx';
import { NamespaceChooser } from './shell/namespace-chooser.tsx';
import { Navigation } from './shell/navigation.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { startKeyboard } from './shell/keyboard.ts';
import { Strip } from './shell/strip.tsx';
import { isNamespaceMissing } from './page/namespace.ts';
import { tellFailed } from './state/notices.ts';
import { route, type View } from './page/route.ts';
import { isTokenNeeded, session } from './page/session.ts';
import { AccountsView } from './views/accounts/accounts-view.tsx';
import { ClockView } from './views/clock/clock-view.tsx';
import { ContractsView } from './views/contracts/contracts-view.tsx';
import { NowView } from './views/now/now-view.tsx';
import { RequestsView } from './views/requests/requests-view.tsx';
import { StateView } from './views/state/state-view.tsx';

const shown: Readonly<Record<View, { readonly title: string; readonly View: () => preact.JSX.Element }>> = {
  now: { title: 'Now', View: NowView },
  requests: { title: 'Requests', View: RequestsView },
  accounts: { title: 'Accounts', View: AccountsView },
  clock: { title: 'Clock', View: ClockView },
  state: { title: 'State', View: StateView },
  contracts: { title: 'Contracts', View: ContractsView },
};

/** The whole page: the sign-in form while the token is needed, else the shown view with navigation and strip. */
export function App() {
  useEffect(() => void readSession().catch(tellFailed), []);
  useEffect(startKeyboard, []);
  const { view } = route.value;
  const { title, View } = shown[view];
  // the requests are those of all namespaces
  const Content = isNamespaceMissing.value && view !== 'requests' ? NamespaceChooser : View;
  const isReady = !isTokenNeeded.value;
  const heading = isReady ? title : 'Sign in';
  useEffect(() => void (document.title = `${heading} · login-emulator`), [heading]);
  useFocusAfterNavigation(heading);
  if (!isReady) return <SignIn />;
  return (
    <div class="page">
      <a class="skip-link" href="#main" onClick={focusMain}>
        Skip to the content
      </a>
      <Navigation />
      <div class="column">
        <Strip />
        <ConnectionNotice />
        <main id="main" tabIndex={-1} aria-label={title}>
          {session.value === undefined ? <p class="quiet">Loading …</p> : <Content />}
        </main>
      </div>
      <PageNotices />
      <ConfirmDialog />
      <MoreDialog />
    </div>
  );
}

/** Moves the focus and the scroll to the top of a view that was opened, so that a screen reader reads it. */
function useFocusAfterNavigation(shownNow: string): void {
  const before = useRef(shownNow);
  useEffect(() => {
    if (before.current === shownNow) return;
    before.current = shownNow;
    const main = document.querySelector('main');
    // a view may have focused one of its controls
    if (main === null || main.contains(document.activeElement)) return;
    main.scrollTop = 0;
    main.focus({ preventScroll: true });
  }, [shownNow]);
}

/** The hash of the address is the place in the page, so the link moves the focus by itself. */
function focusMain(event: Event): void {
  event.preventDefault();
  document.querySelector('main')?.focus();
}
