import { emailOf, signIn, type Session } from './misaka.ts';

/** Shows the sign-in form, and the account menu behind it. `api` is the base URL of Misaka.io. */
export function showSignIn(root: HTMLElement, api: string, message = ''): void {
  root.innerHTML = `
    <p role="alert"></p>
    <form>
      <label>E-mail <input name="email" type="email" autocomplete="username" required /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
      <label hidden>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" /></label>
      <button>Sign in</button>
    </form>`;
  const [alert, form, code] = [find(root, '[role=alert]'), find(root, 'form'), find(root, 'label[hidden]')];
  alert.textContent = message;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(form as HTMLFormElement);
    const [email, password, digits] = ['email', 'password', 'code'].map((name) => String(fields.get(name)));
    const result = await signIn(api, email!, password!, digits!);
    if ('session' in result) return showAccount(root, api, result.session);
    if ('asksForCode' in result) code.hidden = false;
    alert.textContent = 'asksForCode' in result ? 'Enter the code of your app.' : result.refusal;
  });
}

/** Shows the account menu, which loads the account when it opens. */
export function showAccount(root: HTMLElement, api: string, session: Session): void {
  root.innerHTML = `
    <h1></h1>
    <button aria-haspopup="menu">Account</button>
    <ul role="menu" hidden><li role="menuitem"></li><li><button role="menuitem">Sign out</button></li></ul>`;
  find(root, 'h1').textContent = `Welcome, ${session.name}`;
  find(root, '[aria-haspopup]').addEventListener('click', async () => {
    const email = await emailOf(api, session);
    if (email === undefined) return showSignIn(root, api, 'Your session has ended.');
    find(root, 'li').textContent = email;
    find(root, '[role=menu]').hidden = false;
  });
  find(root, 'li button').addEventListener('click', () => showSignIn(root, api));
}

function find(root: HTMLElement, selector: string): HTMLElement {
  const element = root.querySelector(selector);
  if (element instanceof HTMLElement) return element;
  throw new Error(`the page has no ${selector}`);
}
