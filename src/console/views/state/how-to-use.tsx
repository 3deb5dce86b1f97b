import { emulatorUrl } from '../../page/address.ts';
import { CodeBlock } from '../../parts/code-block.tsx';

/** How a test sends its requests to a namespace: by a header, or by a prefix of the path. */
export function HowToUse({ name }: { readonly name: string }) {
  return (
    <div class="how-to-use">
      <div>
        <p class="hint">A test selects {name} by a header,</p>
        <CodeBlock text={`x-emulator-namespace: ${name}`} what="header" />
      </div>
      <div>
        <p class="hint">or by its address, if it can’t send one.</p>
        <CodeBlock text={`${emulatorUrl}/@${name}`} what="address" />
      </div>
    </div>
  );
}
