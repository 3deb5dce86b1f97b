import { render } from 'preact';
import { App } from './app.tsx';
import { startLive } from './live/live.ts';
import { startRequests } from './state/requests.ts';
import { startResources } from './state/resources.ts';
import { startTheme } from './state/theme.ts';
import './styles/main.css';

startTheme();
startRequests();
startResources();
startLive();
render(<App />, document.body);
