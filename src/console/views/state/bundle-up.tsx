import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { CallError, messageOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { tellDone } from '../../state/notices.ts';
import { DropArea } from './drop-area.tsx';
import { replacing } from './keep-before.ts';
import { readUpload, type Upload } from './read-upload.ts';

/** Uploads a bundle or a snapshot: shows its content, and replaces the namespace with undo. */
export function BundleUp({ name }: { readonly name: string }) {
  const [upload, setUpload] = useState<Upload | undefined>(undefined);
  const [problem, setProblem] = useState<readonly string[]>([]);
  const take = async (file: File) => {
    setUpload(undefined);
    setProblem([]);
    try {
      setUpload(await readUpload(file));
    } catch (error) {
      setProblem([messageOf(error)]);
    }
  };
  const replace = async (chosen: Upload) => {
    try {
      const undo = await replacing(name, 'before-upload', () => put(chosen, name));
      tellDone(`Replaced ${name}. Its state until now is the snapshot before-upload.`, undo);
      setUpload(undefined);
      setProblem([]);
    } catch (error) {
      setProblem([
        messageOf(error),
        ...(error instanceof CallError ? error.lines : []),
        'Nothing has changed.',
      ]);
    }
  };
  return (
    <div class="stack">
      <h3>Open a file</h3>
      <DropArea onFile={(file) => void take(file)}>
        Choose a bundle or a downloaded snapshot, or drop it here
      </DropArea>
      {problem.length === 0 ? null : (
        <div class="problem" role="alert">
          {problem.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {upload === undefined ? null : (
        <div class="stack" role="group" aria-label="The chosen file">
          <ul class="upload-facts">
            {upload.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <div class="row">
            <Button kind="primary" onClick={() => replace(upload)}>
              Replace {name} with it
            </Button>
            <Button onClick={() => setUpload(undefined)}>Cancel</Button>
          </div>
        </div>
      )}
    </div>
  );
}

function put({ kind, content: body }: Upload, namespace: string): Promise<unknown> {
  return kind === 'bundle' ? call('putBundle', { body, namespace }) : call('putState', { body, namespace });
}
