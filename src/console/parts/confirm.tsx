import { signal } from '@preact/signals';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface Question {
  readonly title: string;
  readonly text: string;
  /** The verb of the button: `Drop w1`. */
  readonly action: string;
  readonly answer: (isYes: boolean) => void;
}

const question = signal<Question | undefined>(undefined);

/** Asks before an action that can't be undone. */
export function confirm(asked: Omit<Question, 'answer'>): Promise<boolean> {
  question.value?.answer(false);
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      question.value = undefined;
      resolve(isYes);
    };
    question.value = { ...asked, answer };
  });
}

/** The open question, if any; rendered once in the page. */
export function ConfirmDialog() {
  const asked = question.value;
  if (asked === undefined) return null;
  return (
    <Dialog title={asked.title} onClose={() => asked.answer(false)}>
      <p>{asked.text}</p>
      <div class="row end">
        <Button onClick={() => asked.answer(false)}>Cancel</Button>
        <Button kind="danger" onClick={() => asked.answer(true)}>
          {asked.action}
        </Button>
      </div>
    </Dialog>
  );
}
