import { signIn, type SignIn } from './sign-in.ts';

const form = find('form', HTMLFormElement);
const code = find('label[hidden]', HTMLLabelElement);
const home = find('section', HTMLElement);
const alert = find('[role=alert]', HTMLElement);
const tokenKey = 'token';

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  show(await signIn(Object.fromEntries(given.map(([name, value]) => [name, String(value)]))));
});

find('section button', HTMLButtonElement).addEventListener('click', () => signOut(''));

// a session may end while the page is open
setInterval(resume, 60_000);
void resume();

async function resume(): Promise<void> {
  const token = sessionStorage.getItem(tokenKey);
  if (token === null) return;
  const result = await signIn({ resume: token });
  if (result.is === 'signed-in') show(result);
  else signOut('Your session has ended.');
}

function show(result: SignIn): void {
  const isIn = result.is === 'signed-in';
  alert.textContent = isIn ? '' : result.message;
  form.hidden = isIn;
  home.hidden = !isIn;
  code.hidden = result.is !== 'code-required';
  if (result.is === 'too-many-attempts') countDown(result.message, Date.now() + result.seconds * 1000);
  if (!isIn) return;
  sessionStorage.setItem(tokenKey, result.token);
  find('h1', HTMLElement).textContent = `Welcome, ${result.name}`;
}

function signOut(message: string): void {
  sessionStorage.removeItem(tokenKey);
  form.reset();
  show({ is: 'refused', message });
}

/** Shows the remaining time, and disables the button until then. */
function countDown(message: string, endsAt: number): void {
  const button = find('form button', HTMLButtonElement);
  const tick = () => {
    const seconds = Math.ceil((endsAt - Date.now()) / 1000);
    button.disabled = seconds > 0;
    const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    alert.textContent = seconds > 0 ? `${message} Try again in ${left}.` : '';
    if (seconds <= 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
}

function find<T extends HTMLElement>(selector: string, kind: new () => T): T {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${selector}`);
}
