import { BundleDown } from './bundle-down.tsx';
import { BundleUp } from './bundle-up.tsx';

/** The bug-report bundle of a namespace, down and up. */
export function Bundle({ name }: { readonly name: string }) {
  return (
    <section class="card stack" aria-label="Bug report">
      <h2>Bug report</h2>
      <p class="quiet">
        A bundle is one file with the requests, the clock and the switched-on outcomes of {name}. Attach it to
        a ticket; another emulator can open it.
      </p>
      <div class="bundle-ways">
        <BundleDown name={name} />
        <BundleUp name={name} />
      </div>
    </section>
  );
}
