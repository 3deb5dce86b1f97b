import { render } from 'preact';
import { watchSignOut } from './api/session.ts';
import { App } from './app.tsx';
import { startLive } from './live/live.ts';
import { startRequests } from './state/requests.ts';
import { startResources } from './state/resources.ts';
import { watchGoneNamespace } from './state/gone-namespace.ts';
import { watchRestart } from './state/restart-notice.ts';
import { watchWrongNamespace } from './state/wrong-namespace.ts';
import { startTheme } from './state/theme.ts';
import './styles/main.css';

startTheme();
startRequests();
startResources();
watchGoneNamespace();
watchRestart();
watchWrongNamespace();
watchSignOut();
startLive();

const root = document.querySelector('#console');
if (root !== null) render(<App />, root);
