import { render } from 'preact';

render(<h1>login-emulator</h1>, document.body);
