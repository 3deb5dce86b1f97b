import { useState } from 'preact/hooks';
import { messageOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { createNamespace, type NewNamespaceOptions } from './create-namespace.ts';
import { namespaceNameProblem } from './names.ts';
import { NewNamespaceForm } from './new-namespace-form.tsx';

interface NewNamespaceProps {
  /** The namespace or snapshot to copy; empty for none. */
  readonly from: string;
  /** The names in use. */
  readonly names: readonly string[];
  readonly onClose: () => void;
}

/** Creates a namespace, new or as a copy, with its own port if wished. */
export function NewNamespace({ from, names, onClose }: NewNamespaceProps) {
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [ready, setReady] = useState<{ readonly name: string; readonly url: string } | undefined>(undefined);
  const create = async (options: NewNamespaceOptions) => {
    const { name, hasPort } = options;
    // a namespace that exists would be replaced
    const wrong = names.includes(name)
      ? `${name} exists already. Choose another name, or drop it first.`
      : namespaceNameProblem(name);
    setProblem(wrong);
    if (wrong !== undefined) return;
    try {
      const url = await createNamespace(options);
      if (hasPort) setReady({ name, url });
      else onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  if (ready !== undefined) return <Ready {...ready} onClose={onClose} />;
  return (
    <Dialog title={from === '' ? 'New namespace' : `Fork ${from}`} onClose={onClose}>
      <NewNamespaceForm from={from} names={names} problem={problem} onCreate={create} onCancel={onClose} />
    </Dialog>
  );
}

function Ready(props: { readonly name: string; readonly url: string; readonly onClose: () => void }) {
  const { name, url, onClose } = props;
  return (
    <Dialog title={`${name} is ready`} onClose={onClose}>
      <p>Its own port answers without a header or a prefix of the path:</p>
      <CodeBlock text={url} what="address" />
      <div class="row end">
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
