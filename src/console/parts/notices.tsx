import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { act, dismiss, notices, type Notice } from '../state/notices.ts';

/** The short messages about actions that succeeded or failed. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function OneNotice({ notice }: { readonly notice: Notice }) {
  const { id, text, kind, undo } = notice;
  const takeBack = async () => {
    dismiss(id);
    if (undo !== undefined) await act(undo, 'Undone.');
  };
  return (
    <div class={`notice ${kind}`}>
      <Icon name={kind === 'done' ? 'check' : 'warning'} />
      <p>{text}</p>
      {undo === undefined ? null : (
        <Button size="small" onClick={takeBack}>
          Undo
        </Button>
      )}
      <Button size="small" icon="cross" isIconOnly onClick={() => dismiss(id)}>
        Dismiss
      </Button>
    </div>
  );
}
