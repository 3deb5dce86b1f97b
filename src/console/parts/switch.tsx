import { useState } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => Promise<unknown>;
  /** The id of the element that describes it. */
  readonly describedBy?: string;
}

/** Switches something on and off at once. */
export function Switch({ label, isOn, onChange, describedBy }: SwitchProps) {
  const [isBusy, setBusy] = useState(false);
  const toggle = async () => {
    setBusy(true);
    try {
      await onChange(!isOn);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-busy={isBusy}
      aria-describedby={describedBy}
      onClick={() => (isBusy ? undefined : void toggle())}
    >
      <span class="switch-track" aria-hidden="true" />
      <span class="switch-label">{label}</span>
    </button>
  );
}
