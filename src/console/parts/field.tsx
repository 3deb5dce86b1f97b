import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly label: string;
  readonly children: ComponentChildren;
  /** One line below the control. */
  readonly hint?: string;
}

/** A labelled control of a form. The control is a child, so that a click on the label reaches it. */
export function Field({ label, children, hint }: FieldProps) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      {children}
      {hint === undefined ? null : <span class="hint">{hint}</span>}
    </label>
  );
}
