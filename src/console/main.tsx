import { render } from 'preact';

render(<main>login-emulator</main>, document.body);
