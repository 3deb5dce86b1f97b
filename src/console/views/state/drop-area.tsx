import { useEffect, useState } from 'preact/hooks';

interface DropAreaProps {
  readonly children: string;
  readonly onFile: (file: File) => void;
}

/** Chooses a file by the browser's dialog, or takes a dropped file. */
export function DropArea({ children, onFile }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  useEffect(keepPage, []);
  const take = (file: File | undefined) => {
    if (file !== undefined) onFile(file);
  };
  return (
    <label
      class={`drop-area ${isOver ? 'over' : ''}`}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <span>{children}</span>
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          // the same file may be chosen again
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** A browser would open a dropped file in place of the page, also beside the area. */
function keepPage(): () => void {
  const prevent = (event: Event) => event.preventDefault();
  document.addEventListener('dragover', prevent);
  document.addEventListener('drop', prevent);
  return () => {
    document.removeEventListener('dragover', prevent);
    document.removeEventListener('drop', prevent);
  };
}
